"""The investigators' application: Streamlit pages over `linkgraph.read`, and nothing of their own to decide.

No Cypher and no scoring here. Text out of sources is shown as text, never as markup.
"""

from linkgraph.ui.photo_routes import routes
from linkgraph.ui.serving import SCRIPT, launch
from linkgraph.ui.settings import apply_settings

__all__ = ["SCRIPT", "apply_settings", "launch", "routes"]
