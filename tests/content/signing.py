"""Pictures with content credentials, signed by the reference implementation with a certificate made here."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import c2pa
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID
from PIL import Image

IPTC = "http://cv.iptc.org/newscodes/digitalsourcetype/"
Key = ec.EllipticCurvePrivateKey
KEY_USES = ("digital_signature", "content_commitment", "key_encipherment", "data_encipherment", "key_agreement",
            "key_cert_sign", "crl_sign", "encipher_only", "decipher_only")  # fmt: skip


def signed(path: Path, kind: str, actions: Sequence[Mapping[str, Any]], *, tool: str = "Example Tool") -> Path:
    """A picture in Pillow's format `kind`, with a manifest that names `tool` 2.1 and `actions`."""
    plain, out = io.BytesIO(), io.BytesIO()
    Image.linear_gradient("L").convert("RGB").save(plain, kind)
    plain.seek(0)
    manifest = {
        "claim_generator_info": [{"name": tool, "version": "2.1"}],
        "assertions": [{"label": "c2pa.actions", "data": {"actions": list(actions)}}],
    }
    chain, key = _certificates()
    info = c2pa.C2paSignerInfo(alg=b"es256", sign_cert=chain, private_key=key, ta_url=None)
    with (
        c2pa.Context.from_dict({"verify": {"verify_after_sign": False}}) as context,
        c2pa.Builder.from_json(manifest, context=context) as builder,
        c2pa.Signer.from_info(info) as signer,
    ):
        builder.sign(signer, f"image/{'heic' if kind == 'HEIF' else kind.lower()}", plain, out)
    path.write_bytes(out.getvalue())
    return path


@cache
def _certificates() -> tuple[bytes, bytes]:
    """A chain of a signer and its authority, and the signer's key, in PEM."""
    root, key = (ec.generate_private_key(ec.SECP256R1()) for _ in range(2))
    authority = _certificate("Authority", root, root, uses=("digital_signature", "key_cert_sign", "crl_sign"))
    signer = _certificate("Signer", key, root, uses=("digital_signature",))
    chain = b"".join(one.public_bytes(serialization.Encoding.PEM) for one in (signer, authority))
    return chain, key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )


def _certificate(name: str, key: Key, root: Key, *, uses: Sequence[str]) -> x509.Certificate:
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(_name(name))
        .issuer_name(_name("Authority"))
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.BasicConstraints(key is root, None), True)
        .add_extension(x509.KeyUsage(**{use: use in uses for use in KEY_USES}), True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(root.public_key()), False)
    )
    if key is not root:
        made = made.add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.EMAIL_PROTECTION]), True)
    return made.sign(root, hashes.SHA256())


def _name(common: str) -> x509.Name:
    return x509.Name(
        [
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, "Example"),
            x509.NameAttribute(NameOID.COMMON_NAME, common),
        ]
    )
