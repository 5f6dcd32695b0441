package io.convscope.access;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

import io.convscope.home.ConvscopeHome;
import io.convscope.settings.InvalidSettingException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ApiKeysTests {

	private static final String KEY = "a-key-of-16-letters";

	@TempDir
	private Path folder;

	private ConvscopeHome home;

	@AfterEach
	void unlockHome() throws IOException {
		if (this.home != null) {
			this.home.destroy();
		}
	}

	@Test
	void aKeyIsFoundByItselfOrItsDigest() {
		String digest = HexFormat.of().withUpperCase().formatHex(ApiKey.sha256("another-key-of-24-letters"));
		ApiKeys keys = keys(bind(Map.of("convscope.api-keys[0].name", "app", "convscope.api-keys[0].key", KEY,
				"convscope.api-keys[0].rights", "predict,read", "convscope.api-keys[1].name", "teacher",
				"convscope.api-keys[1].sha256", digest, "convscope.api-keys[1].rights", "ADMIN")), false);
		ApiKey app = keys.find(KEY).orElseThrow();
		assertThat(app.name()).isEqualTo("app");
		assertThat(app.rights()).containsExactlyInAnyOrder(Right.PREDICT, Right.READ);
		ApiKey teacher = keys.find("another-key-of-24-letters").orElseThrow();
		assertThat(Right.values()).as("an administrator may do everything").allMatch(teacher::allows);
		assertThat(keys.find(digest)).as("a digest is no key").isEmpty();
		assertThat(keys.find("")).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "CONVSCOPE_APIKEYS_0_", "CONVSCOPE_API_KEYS_0_" })
	void theEnvironmentMayHoldThem(String prefix) {
		ApiKeyProperties properties = bind(new SystemEnvironmentPropertySource("systemEnvironment",
				Map.of(prefix + "NAME", "app", prefix + "KEY", KEY, prefix + "RIGHTS", "predict,read")));
		assertThat(properties.keys()).extracting(ApiKey::name).containsExactly("app");
	}

	@Test
	void thePrintedFormHoldsNoKey() {
		ApiKeys keys = keys(bind(Map.of("convscope.api-keys[0].name", "app", "convscope.api-keys[0].key", KEY,
				"convscope.api-keys[0].rights", "read")), false);
		assertThat(keys.find(KEY).orElseThrow().toString()).doesNotContain(KEY);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "''|a-key-of-16-letters||read|.name must be up to 40 letters",
			"a b|a-key-of-16-letters||read|.name must be up to 40 letters",
			"app|||read|must have either a key or a sha256", "app|a-key-of-16-letters|00|read|either a key or a sha256",
			"app|short||read|.key must have 16 to 200 characters", "app|with spaces in it 123||read|.key must have",
			"app||abcd|read|.sha256 must be 64 hexadecimal digits",
			"app|a-key-of-16-letters||''|.rights must name at" })
	void whatIsWrongIsSaidWithoutTheKey(String name, String key, String digest, String rights, String sentence) {
		assertThatExceptionOfType(InvalidSettingException.class)
			.isThrownBy(() -> new ApiKeyProperties(List.of(new ApiKeyProperties.Entry(name, key, digest,
					rights.isEmpty() ? List.of() : List.of(Right.READ), null, null, null))))
			.withMessageStartingWith("convscope.api-keys[0]")
			.withMessageContaining(sentence)
			.satisfies((ex) -> assertThat(ex.getMessage()).doesNotContain(String.valueOf(key)));
	}

	@Test
	void limitsAreOfAKey() {
		ApiKeyProperties properties = bind(Map.of("convscope.api-keys[0].name", "app", "convscope.api-keys[0].key", KEY,
				"convscope.api-keys[0].rights", "predict", "convscope.api-keys[0].requests-per-second", "5",
				"convscope.api-keys[0].waiting-pictures", "8", "convscope.api-keys[0].queued-runs", "2"));
		assertThat(properties.keys().get(0).limits()).isEqualTo(new KeyLimits(5, 8, 2));
		assertThatExceptionOfType(InvalidSettingException.class)
			.isThrownBy(() -> new ApiKeyProperties(
					List.of(new ApiKeyProperties.Entry("app", KEY, null, List.of(Right.READ), null, 0, null))))
			.withMessage("convscope.api-keys[0].waiting-pictures must be at least 1, not 0");
	}

	@Test
	void twoOfANameCouldNotBeToldApart() {
		ApiKeyProperties.Entry entry = new ApiKeyProperties.Entry("app", KEY, null, List.of(Right.READ), null, null,
				null);
		assertThatExceptionOfType(InvalidSettingException.class)
			.isThrownBy(() -> new ApiKeyProperties(List.of(entry, entry)))
			.withMessageContaining("two are app");
	}

	@Test
	void keysAndNoKeysContradictEachOther() {
		ApiKeyProperties one = new ApiKeyProperties(
				List.of(new ApiKeyProperties.Entry("app", KEY, null, List.of(Right.READ), null, null, null)));
		assertThatExceptionOfType(InvalidSettingException.class).isThrownBy(() -> keys(one, true))
			.withMessageContaining("convscope.api-keys.open=true is for a service without keys");
	}

	@ParameterizedTest
	@CsvSource({ "127.0.0.1, false", "::1, false", "0.0.0.0, true", "192.168.1.5, true" })
	void withoutKeysAServiceThatOthersReachMakesOne(String address, boolean required) throws UnknownHostException {
		ApiKeys keys = keys(new ApiKeyProperties(List.of()), false);
		assertThat(keys.requireAt(InetAddress.getByName(address))).isEqualTo(required);
		assertThat(keys.kept().isPresent()).isEqualTo(required);
		assertThat(Files.exists(this.home.apiKey())).isEqualTo(required);
	}

	@Test
	void eachPortIsJudgedByItself() throws UnknownHostException {
		ApiKeys keys = keys(new ApiKeyProperties(List.of()), false);
		assertThat(keys.requireAt(null)).isTrue();
		assertThat(keys.requireAt(InetAddress.getLoopbackAddress())).isFalse();
	}

	@Test
	void configuredKeysAreRequiredEverywhere() {
		ApiKeys keys = keys(
				new ApiKeyProperties(
						List.of(new ApiKeyProperties.Entry("app", KEY, null, List.of(Right.READ), null, null, null))),
				false);
		assertThat(keys.requireAt(InetAddress.getLoopbackAddress())).isTrue();
		assertThat(keys.requireAt(null)).isTrue();
		assertThat(keys.kept()).isEmpty();
	}

	@Test
	void theKeptKeyStaysAndIsTheOwnersOnly() throws IOException {
		String key = kept();
		assertThat(key).hasSizeGreaterThanOrEqualTo(32);
		assertThat(this.home.apiKey()).content().isEqualTo(key + "\n");
		assertThat(permissions()).isEqualTo("rw-------");
		Files.setPosixFilePermissions(this.home.apiKey(), PosixFilePermissions.fromString("rw-r--r--"));
		assertThat(kept()).isEqualTo(key);
		assertThat(permissions()).isEqualTo("rw-------");
		Files.writeString(this.home.apiKey(), "a-key-of-ones-own-1234\n");
		assertThat(kept()).isEqualTo("a-key-of-ones-own-1234");
		Files.writeString(this.home.apiKey(), "short");
		assertThat(kept()).as("what is too short is replaced").hasSizeGreaterThanOrEqualTo(32).isNotEqualTo(key);
		assertThat(permissions()).isEqualTo("rw-------");
	}

	@Test
	void aKeyThatCannotBeKeptEndsTheStart() throws IOException {
		ApiKeys keys = keys(new ApiKeyProperties(List.of()), false);
		Files.createDirectories(this.home.apiKey().resolve("in-the-way"));
		assertThatExceptionOfType(InvalidSettingException.class).isThrownBy(() -> keys.requireAt(null))
			.withMessageContaining("none can be kept in " + this.home.apiKey());
	}

	private String kept() {
		ApiKeys keys = keys(new ApiKeyProperties(List.of()), false);
		keys.requireAt(null);
		return keys.kept().orElseThrow().key();
	}

	private String permissions() throws IOException {
		return PosixFilePermissions.toString(Files.getPosixFilePermissions(this.home.apiKey()));
	}

	private ApiKeys keys(ApiKeyProperties properties, boolean open) {
		if (this.home == null) {
			this.home = new ConvscopeHome(this.folder);
		}
		return new ApiKeys(properties, new ApiKeyProperties.Openness(open), this.home);
	}

	private static ApiKeyProperties bind(Map<String, Object> settings) {
		return bind(new MapPropertySource("settings", settings));
	}

	private static ApiKeyProperties bind(MapPropertySource source) {
		StandardEnvironment environment = new StandardEnvironment();
		environment.getPropertySources().forEach((each) -> environment.getPropertySources().remove(each.getName()));
		environment.getPropertySources().addFirst(source);
		return new Binder(ConfigurationPropertySources.get(environment)).bindOrCreate("convscope",
				ApiKeyProperties.class);
	}

}
