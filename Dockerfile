# The user interface of linkgraph, for docker-compose.yml. The case folder is mounted at /case.
FROM python:3.11-slim

RUN useradd --create-home linkgraph
WORKDIR /source
COPY . .
RUN pip install --no-cache-dir . && rm -rf /source/*

USER linkgraph
WORKDIR /case
EXPOSE 8501
# The command line serves on 127.0.0.1 only; inside the container the page has to answer to the
# container's address, and docker-compose.yml publishes it on this machine alone.
ENV STREAMLIT_SERVER_ADDRESS=0.0.0.0
CMD ["linkgraph", "ui", "--case", "/case", "--store", "bolt://neo4j:7687", "--no-browser", "--port", "8501"]
