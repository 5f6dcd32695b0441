package io.convscope.catalog;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

import io.convscope.catalog.reading.NetworkLimits;
import io.convscope.home.AtomicFile;
import io.convscope.home.Checksum;
import io.convscope.home.Folder;
import io.convscope.home.StorageException;
import io.convscope.network.description.NetworkDescription;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;

/**
 * The networks that users keep, one file each, with a checksum. A file that was damaged
 * is set aside as {@code .damaged}. Thread safe.
 */
final class OwnNetworks {

	private static final Logger logger = LoggerFactory.getLogger(OwnNetworks.class);

	private static final String SUFFIX = ".json";

	// what a file takes on the disk, at most
	private static final long BLOCK = 4096;

	private final Path folder;

	private final Map<String, NetworkDescription> networks = new ConcurrentSkipListMap<>();

	/**
	 * Reads what is there.
	 * @param folder where the files are; need not exist
	 */
	OwnNetworks(Path folder) {
		this.folder = folder;
		if (!Files.isDirectory(folder)) {
			return;
		}
		try {
			Folder.deleteTemporaries(folder);
			try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*" + SUFFIX)) {
				files.forEach(this::read);
			}
		}
		catch (IOException ex) {
			throw StorageException.of("The networks can't be read", folder, 0, ex);
		}
	}

	private void read(Path file) {
		String name = file.getFileName().toString().replace(SUFFIX, "");
		try {
			String json = new String(Checksum.open(Files.readAllBytes(file)), StandardCharsets.UTF_8);
			NetworkDescription network = NetworkDescription.parse(json);
			if (!network.name().equals(name) || NetworkLimits.fault(network, 2).isPresent()) {
				throw new IOException("it is not that of such a network");
			}
			this.networks.put(name, network);
		}
		catch (IOException | JacksonException ex) {
			logger.warn("The network {} is damaged and set aside: {}", file, ex.getMessage());
			setAside(file);
		}
	}

	private static void setAside(Path file) {
		try {
			Folder.move(file, file.resolveSibling(file.getFileName() + ".damaged"));
		}
		catch (IOException ex) {
			logger.warn("The network {} can't be set aside", file, ex);
		}
	}

	Collection<NetworkDescription> list() {
		return this.networks.values();
	}

	Optional<NetworkDescription> find(String name) {
		return Optional.ofNullable(this.networks.get(name));
	}

	/**
	 * Keeps a network, in place of one of the same name.
	 * @param network the network
	 * @throws StorageException if it can't be written; nothing has changed
	 */
	synchronized void keep(NetworkDescription network) {
		byte[] content = Checksum.seal(network.toJson().getBytes(StandardCharsets.UTF_8));
		try {
			AtomicFile.write(file(network.name()), content);
		}
		catch (IOException ex) {
			throw StorageException.of("The network " + network.name() + " can't be written", this.folder.getParent(),
					content.length + BLOCK, ex);
		}
		this.networks.put(network.name(), network);
	}

	/**
	 * Deletes a network.
	 * @param name its name
	 * @throws StorageException if it can't be deleted; nothing has changed
	 */
	synchronized void delete(String name) {
		try {
			AtomicFile.delete(file(name));
		}
		catch (IOException ex) {
			throw StorageException.of("The network " + name + " can't be deleted", this.folder.getParent(), BLOCK, ex);
		}
		this.networks.remove(name);
	}

	private Path file(String name) {
		return this.folder.resolve(name + SUFFIX);
	}

}
