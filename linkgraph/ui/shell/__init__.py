"""The script that Streamlit runs; apart from `pages`, which Streamlit would else list by itself."""
