# The bases are glibc ones on purpose: the native libraries crash on musl (Alpine).
FROM eclipse-temurin:17-jdk AS build
WORKDIR /build

# What the pom names is fetched in a step of its own, which a change of the sources does not repeat
COPY mvnw pom.xml ./
COPY .mvn .mvn
RUN ./mvnw -q -B -ntp dependency:go-offline

COPY LICENSE NOTICE THIRD-PARTY.md ./
COPY src src
RUN ./mvnw -B -ntp -Dmaven.test.skip=true package \
	&& java -Djarmode=tools -jar target/convscope.jar extract --layers --destination layers \
	&& javac -d health src/container/Healthy.java

# JavaCPP and JNA would unpack the native libraries into a cache at first use, which a read-only root and a /tmp with
# noexec forbid. Taken out of their jars, they are found by the system's own means instead: the JNI ones by
# java.library.path, JNA's by jna.boot.library.path, and what those need by LD_LIBRARY_PATH (libgcc_s is the base
# image's, which is newer). The folders have to be two: an OpenBLAS on java.library.path would be copied into the cache
# again, to give it the name that libjniopenblas_nolapack.so asks for.
# Where there is oneDNN, on x86-64, it computes everything, and ND4J's natives with OpenBLAS (385 MB) are never loaded.
# --build-arg ENGINES=all keeps them all the same; ND4J's libgomp, which is newer, is shared then, and with it the threads.
ARG ENGINES=fastest
WORKDIR /build/unpacked
RUN for jar in ../layers/natives/lib/*-linux-*.jar; do jar xf "$jar" && rm "$jar" || exit 1; done \
	&& jar xf ../layers/dependencies/lib/jna-*.jar "com/sun/jna/linux-$(uname -m | tr _ -)" \
	&& if [ -d org/bytedeco/dnnl ] && [ "$ENGINES" != all ]; then rm -r org/nd4j org/bytedeco/openblas; fi \
	&& if [ -d org/nd4j ]; then rm -f org/bytedeco/dnnl/*/libgomp*; fi \
	&& mkdir ../jni ../natives \
	&& find . -type f -name 'libjni*.so' -exec mv -t ../jni {} + \
	&& find . -type f -name '*.so*' ! -name 'libgcc_s*' -exec mv -t ../natives {} + \
	&& if [ -e ../natives/libopenblas.so.0 ]; then ln -s libopenblas.so.0 ../natives/libopenblas_nolapack.so.0; fi

FROM eclipse-temurin:17-jre

# OpenMP's library, which ND4J's natives for arm64 need and don't bring
RUN if [ "$(uname -m)" = aarch64 ]; then \
		apt-get update && apt-get install --yes --no-install-recommends libgomp1 && rm -r /var/lib/apt/lists/*; \
	fi

# Where the user is another, of group 0 as in OpenShift, that group can write too
RUN groupadd --gid 10001 convscope \
	&& useradd --uid 10001 --gid 10001 --no-create-home --home-dir /nonexistent --shell /usr/sbin/nologin convscope \
	&& install -d -o 10001 -g 0 -m 775 /data

WORKDIR /opt/convscope
COPY --from=build /build/natives natives
COPY --from=build /build/jni jni
COPY --from=build /build/layers/natives .
COPY --from=build /build/layers/dependencies .
COPY --from=build /build/health health
COPY LICENSE NOTICE THIRD-PARTY.md /licenses/
COPY --from=build /build/target/classes/META-INF/sbom /licenses/sbom
COPY --from=build /build/layers/application .

# Inside a container loopback would be reachable by nobody; who may reach the port is decided where it is published. A
# service that listens for others asks for a key, which its start prints, except for health checks.
ENV CONVSCOPE_HOME=/data \
	SERVER_ADDRESS=0.0.0.0 \
	CONVSCOPE_WEB_PROBE_FILE=/tmp/convscope-readiness \
	LD_LIBRARY_PATH=/opt/convscope/natives

# One start that ends before it serves: the JVM writes down what classes it loaded, and loads them from there ever after
RUN CONVSCOPE_HOME=/tmp/first-start java -XX:ArchiveClassesAtExit=convscope.jsa -Xlog:cds=off -Xlog:cds+dynamic=off \
		-Djava.library.path=/opt/convscope/jni -Djna.boot.library.path=/opt/convscope/jni \
		-Dspring.context.exit=onRefresh -jar convscope.jar \
	&& rm -r /tmp/first-start

# Git's files are not sent to the build: --build-arg REVISION=$(git rev-parse HEAD). At the end, as a change of them
# builds anew what follows
ARG VERSION=0.1.0-SNAPSHOT
ARG REVISION=unknown
ARG SOURCE=
LABEL org.opencontainers.image.title="Convscope" \
	org.opencontainers.image.description="Train, serve and look inside a convolutional network, from Java" \
	org.opencontainers.image.licenses="Apache-2.0" \
	org.opencontainers.image.version="$VERSION" \
	org.opencontainers.image.revision="$REVISION" \
	org.opencontainers.image.source="$SOURCE"

USER 10001:10001
VOLUME /data
EXPOSE 8080

# Options for the service's own JVM are not the check's: a port of a debugger or of JMX can be had only once
HEALTHCHECK --interval=30s --timeout=10s --start-period=60s --retries=3 \
	CMD ["env", "-u", "JAVA_TOOL_OPTIONS", "-u", "JDK_JAVA_OPTIONS", \
		"java", "-Xmx16m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp", "/opt/convscope/health", "Healthy"]

# Memory is shared out by the container's limit; the percentages of JavaCPP's settings are of the heap. With 2 GiB:
# heap 655 MB, arrays outside the heap 720 MB (training needs up to 500 MB), the whole process 1.8 GB; pictures are read
# through what is left of the 2 GiB. JavaCPP's own defaults would let the process grow until the kernel kills it.
# Where the heap does not suffice all the same, the process ends and is started anew: runs go on from their checkpoints.
# DL4J would write its out-of-memory report into the working directory.
# To give the heap another size: -e JAVA_TOOL_OPTIONS=-Xmx1g; the other two follow it.
ENTRYPOINT ["java", \
	"-XX:SharedArchiveFile=convscope.jsa", \
	"-Djava.library.path=/opt/convscope/jni", \
	"-Djna.boot.library.path=/opt/convscope/jni", \
	"-XX:MaxRAMPercentage=32", \
	"-Dorg.bytedeco.javacpp.maxbytes=110%", \
	"-Dorg.bytedeco.javacpp.maxphysicalbytes=275%", \
	"-XX:+ExitOnOutOfMemoryError", \
	"-Dorg.deeplearning4j.crash.reporting.enabled=false", \
	"-Djava.awt.headless=true", \
	"-jar", "convscope.jar"]
