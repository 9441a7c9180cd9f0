# The user interface of linkgraph, for docker-compose.yml. The case folder is mounted at /case.
FROM python:3.11-slim

RUN useradd --create-home linkgraph
WORKDIR /app
COPY . .
RUN pip install --no-cache-dir .

# In the container the page answers on every address; docker-compose.yml publishes it on this machine alone.
ENV LINKGRAPH_CASE=/case \
    STREAMLIT_SERVER_ADDRESS=0.0.0.0 \
    STREAMLIT_SERVER_PORT=8501 \
    STREAMLIT_SERVER_HEADLESS=true
USER linkgraph
EXPOSE 8501
CMD ["streamlit", "run", "app.py"]
