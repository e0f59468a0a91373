# An image of gw that holds its own Java: docker build -t gw . (docs/container.md says how it is run)
FROM maven:3.9-eclipse-temurin-25 AS build
WORKDIR /src
COPY . .
RUN mvn -B -q -Pjlink -pl cli -am -DskipTests -Dquick package

FROM debian:bookworm-slim
COPY --from=build /src/cli/target/image /opt/gw
# the start-up archives belong into the image: containers are new every time. They are made behind the first start, under a lock
RUN GW_JAVA_OPTS= /opt/gw/bin/gw --version \
 && for i in $(seq 120); do ls -d /opt/gw/lib/*.lock 2>/dev/null || break; sleep 1; done
ENV PATH=/opt/gw/bin:$PATH
USER 65532
WORKDIR /work
ENTRYPOINT ["gw"]
