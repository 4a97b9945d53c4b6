# Kuntaopas as an image: two stages, the second without compilers, as a user without rights. Nothing in
# it is written to but /data, so that it runs with a read-only file system (see compose.yaml).
# `server/deploy/try-image.sh` runs the same steps without Docker.
ARG NODE=node:22-bookworm-slim

FROM ${NODE} AS build
# hnswlib-node is compiled here.
RUN apt-get update && apt-get install -y --no-install-recommends python3 make g++
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY . .
RUN npm run build
RUN npm run ingest
RUN npm prune --omit=dev

FROM ${NODE}
# On all interfaces of the container; TypeScript is not kept anywhere once compiled.
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 FEEDBACK_DB=/data/feedback.sqlite TSX_DISABLE_CACHE=1
WORKDIR /app
RUN install -d -o node -g node -m 700 /data
COPY --from=build /app ./
USER node
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=15s --timeout=5s --start-period=30s CMD ["node", "server/deploy/check-ready.mjs"]
CMD ["node", "--max-semi-space-size=16", "--heap-growing-percent=40", "--initial-old-space-size=96", "--import", "tsx", "server/main.ts"]
