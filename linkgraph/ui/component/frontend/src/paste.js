// A file pasted anywhere on the page goes to the upload field, as if it had been dropped there.
const listeners = new WeakMap();
const FIELD = "[data-testid=stFileUploaderDropzoneInput]";

export default function component({ parentElement }) {
  if (!listeners.has(parentElement)) {
    const listen = (event) => { if (take(event.clipboardData)) event.preventDefault(); };
    document.addEventListener("paste", listen);
    listeners.set(parentElement, listen);
  }
  return () => {
    document.removeEventListener("paste", listeners.get(parentElement));
    listeners.delete(parentElement);
  };
}

function take(clipboard) {
  const field = document.querySelector(FIELD);
  if (!field || !clipboard?.files.length) return false;
  const files = new DataTransfer();
  files.items.add(clipboard.files[0]);
  field.files = files.files;
  field.dispatchEvent(new Event("change", { bubbles: true }));
  return true;
}
