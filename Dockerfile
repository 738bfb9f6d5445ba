# syntax=docker/dockerfile:1

# Builds the application; the tests are run elsewhere, by «mvn verify».
FROM maven:3.9-eclipse-temurin-17 AS build
WORKDIR /build
COPY pom.xml ./
COPY .mvn .mvn
COPY src src
COPY bpmn bpmn
COPY forms forms
RUN --mount=type=cache,target=/root/.m2 \
    mvn -B -ntp -Dmaven.test.skip=true -Dspotless.check.skip=true -Dcyclonedx.skip=true package \
    && mv target/juntos-por-la-infancia-*.jar /build/application.jar

FROM eclipse-temurin:17-jre
RUN apt-get update \
    && apt-get install -y --no-install-recommends curl \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --system --uid 10001 --home-dir /application --create-home --shell /usr/sbin/nologin juntos
WORKDIR /application
COPY --from=build /build/application.jar application.jar
USER juntos

ENV SPRING_PROFILES_ACTIVE=production \
    JXI_PORT=8080 \
    JAVA_TOOL_OPTIONS="-Duser.timezone=UTC -XX:MaxRAMPercentage=70 -XX:+ExitOnOutOfMemoryError"
EXPOSE 8080
STOPSIGNAL SIGTERM

# Also down when the database is.
HEALTHCHECK --interval=30s --timeout=5s --start-period=120s --retries=3 \
    CMD curl --fail --silent --output /dev/null "http://localhost:${JXI_PORT}/actuator/health"

ENTRYPOINT ["java", "-jar", "application.jar"]
