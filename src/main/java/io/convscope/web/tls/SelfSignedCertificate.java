package io.convscope.web.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import io.convscope.home.AtomicFile;
import io.convscope.home.Folder;
import io.convscope.home.Sha256;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A certificate that nobody but the service itself vouches for, with its private key (EC,
 * P-256). Immutable.
 */
public final class SelfSignedCertificate {

	/** The name of the certificate within its key store. */
	public static final String ALIAS = "convscope";

	/**
	 * The password of the key store. It protects nothing: the permissions of the file do.
	 */
	public static final String PASSWORD = "convscope";

	private static final Logger logger = LoggerFactory.getLogger(SelfSignedCertificate.class);

	private static final Duration SOON = Duration.ofDays(30);

	private final KeyStore store;

	private final X509Certificate certificate;

	private SelfSignedCertificate(KeyStore store) throws GeneralSecurityException {
		this.store = store;
		if (!(store.getCertificate(ALIAS) instanceof X509Certificate x509) || !store.isKeyEntry(ALIAS)) {
			throw new GeneralSecurityException("it has no certificate with a key named " + ALIAS);
		}
		this.certificate = x509;
	}

	/**
	 * Returns the certificate of a folder. A new one is made if there is none, or if it
	 * cannot be read, lacks a name or expires within 30 days.
	 * @param folder the folder; created, for its owner only, if absent
	 * @param names the host names and IP addresses that it must be valid for, at least
	 * one; names that no certificate can have, such as those with an underscore, are left
	 * out
	 * @param now the current time
	 * @return the certificate, which is on the disk
	 * @throws IOException if it cannot be made or written
	 */
	public static SelfSignedCertificate in(Path folder, Collection<String> names, Instant now) throws IOException {
		Set<String> wanted = new LinkedHashSet<>();
		names.stream().filter(SubjectName::isPossible).map(SubjectName::uniform).forEach(wanted::add);
		createForOwner(folder);
		Path file = folder.resolve("self-signed.p12");
		SelfSignedCertificate kept = read(file);
		if (kept != null && kept.names().containsAll(wanted) && !kept.expiresWithin(SOON, now)) {
			return kept;
		}
		byte[] made = Keytool.makeKeyStore(folder.resolve("self-signed.new"), wanted);
		AtomicFile.write(file, made);
		restrict(file, "rw-------");
		try {
			return load(made);
		}
		catch (GeneralSecurityException ex) {
			throw new IOException("The certificate that was made can't be read", ex);
		}
	}

	private static void createForOwner(Path folder) throws IOException {
		Folder.create(folder);
		restrict(folder, "rwx------");
	}

	// Windows has no such permissions: a home in a user's own folder is that user's there
	private static void restrict(Path path, String permissions) throws IOException {
		if (Files.getFileStore(path).supportsFileAttributeView(PosixFileAttributeView.class)) {
			Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
		}
	}

	private static @Nullable SelfSignedCertificate read(Path file) {
		if (!Files.exists(file)) {
			return null;
		}
		try {
			return load(Files.readAllBytes(file));
		}
		catch (IOException | GeneralSecurityException ex) {
			logger.warn("The certificate {} can't be read ({}); a new one is made", file, ex.getMessage());
			return null;
		}
	}

	private static SelfSignedCertificate load(byte[] content) throws IOException, GeneralSecurityException {
		KeyStore store = KeyStore.getInstance("PKCS12");
		store.load(new ByteArrayInputStream(content), PASSWORD.toCharArray());
		return new SelfSignedCertificate(store);
	}

	/**
	 * Returns the key store with the certificate and the private key.
	 * @return a store whose entry is {@link #ALIAS}, with the password {@link #PASSWORD}
	 */
	public KeyStore store() {
		return this.store;
	}

	/**
	 * Returns what browsers show of the certificate.
	 * @return the SHA-256 fingerprint as 32 hexadecimal numbers between colons
	 */
	public String fingerprint() {
		try {
			byte[] digest = Sha256.newDigest().digest(this.certificate.getEncoded());
			return HexFormat.ofDelimiter(":").withUpperCase().formatHex(digest);
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * Returns the host names and addresses that the certificate is valid for.
	 * @return names in lower case, and addresses as {@link java.net.InetAddress} writes
	 * them
	 */
	Set<String> names() {
		Set<String> names = new LinkedHashSet<>();
		try {
			for (List<?> each : this.certificate.getSubjectAlternativeNames()) {
				names.add(SubjectName.uniform((String) each.get(1)));
			}
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
		return names;
	}

	private boolean expiresWithin(Duration time, Instant now) {
		return now.plus(time).isAfter(this.certificate.getNotAfter().toInstant());
	}

}
