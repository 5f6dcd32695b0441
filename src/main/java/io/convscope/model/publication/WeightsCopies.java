package io.convscope.model.publication;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;

import io.convscope.home.AtomicFile;
import io.convscope.home.ConvscopeHome;
import io.convscope.home.Folder;
import io.convscope.home.Sha256;
import io.convscope.model.Model;
import io.convscope.model.store.KnownModels;
import io.convscope.model.store.ModelCopies;
import io.convscope.settings.OnReplicas;

import org.springframework.stereotype.Component;

/**
 * Copies weights from a store into the replica's own folder, which makes it independent
 * of the store. For one thread.
 */
@OnReplicas
@Component
class WeightsCopies {

	private final Path folder;

	private final ModelCopies copies;

	WeightsCopies(ConvscopeHome home, ModelCopies copies) {
		this.folder = home.copies();
		this.copies = copies;
	}

	/**
	 * Makes sure that a model's weights are here.
	 * @param entry the model
	 * @param store where the weights are
	 * @return the model, which can answer; the one that is held already if nothing has
	 * changed
	 * @throws DamagedObjectException if the weights are not those of the digest
	 * @throws IOException if the store cannot be reached
	 */
	Model copy(StoreIndex.Entry entry, ObjectStore store) throws IOException {
		Path file = fileOf(entry);
		if (!Files.exists(file)) {
			fetch(entry, file, store);
		}
		return this.copies.add(entry.model(), file, entry.digest());
	}

	/**
	 * Finds a model whose weights are here, without the store.
	 * @param entry the model
	 * @return the model, which can answer
	 * @throws DamagedObjectException if the weights are not here
	 */
	Model find(StoreIndex.Entry entry) throws DamagedObjectException {
		Path file = fileOf(entry);
		if (!Files.exists(file)) {
			throw new DamagedObjectException(file.toString(), "is not there");
		}
		return this.copies.add(entry.model(), file, entry.digest());
	}

	private Path fileOf(StoreIndex.Entry entry) {
		return this.folder.resolve(entry.weights() + ".safetensors");
	}

	/**
	 * Deletes the copy of a model's weights, so that they are copied anew.
	 * @param entry the model
	 * @throws IOException if it cannot be deleted
	 */
	void delete(StoreIndex.Entry entry) throws IOException {
		Files.deleteIfExists(fileOf(entry));
	}

	/**
	 * Deletes copies that proved damaged when they were read.
	 * @param known the models that are served
	 * @return whether copies are missing now
	 * @throws IOException if one cannot be deleted
	 */
	boolean areMissing(KnownModels known) throws IOException {
		boolean missing = false;
		for (Model each : known.now().models()) {
			if (known.problem(each).isPresent()) {
				this.copies.deleteDamaged(each);
			}
			missing |= this.copies.isGone(each);
		}
		return missing;
	}

	private static void fetch(StoreIndex.Entry entry, Path file, ObjectStore store) throws IOException {
		String address = store.addressOf(entry.object());
		try {
			AtomicFile.write(file, (out) -> {
				MessageDigest sum = Sha256.newDigest();
				store.fetch(entry.object(), new DigestOutputStream(new Unclosed(out), sum));
				if (!HexFormat.of().formatHex(sum.digest()).equals(entry.weights())) {
					throw new DamagedObjectException(address, "has other bytes than its name says");
				}
			});
		}
		catch (NoSuchFileException ex) {
			throw new DamagedObjectException(address, "is not there");
		}
	}

	/**
	 * Deletes the copies that no request needs any more.
	 * @throws IOException if that fails
	 */
	void sweep() throws IOException {
		Folder.create(this.folder);
		this.copies.sweep(this.folder);
	}

	/**
	 * A stream that whoever writes to it does not close.
	 */
	private static final class Unclosed extends FilterOutputStream {

		private Unclosed(OutputStream out) {
			super(out);
		}

		@Override
		public void write(byte[] bytes, int offset, int length) throws IOException {
			this.out.write(bytes, offset, length);
		}

		@Override
		public void close() throws IOException {
			flush();
		}

	}

}
