"""The investigators' application: `streamlit run app.py`; `linkgraph ui` does the same for a case folder.

The case is the folder in LINKGRAPH_CASE, or else the current one.
"""

from streamlit import App

from linkgraph.safe_path import import_nothing_from_here
from linkgraph.ui import SCRIPT, apply_settings, routes

import_nothing_from_here()
apply_settings()
app = App(SCRIPT, routes=routes())
