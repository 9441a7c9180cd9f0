"""One module a theme, one function a flag; every module here is found by itself."""
