package io.convscope.model.pth;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import io.convscope.memory.BytePieces;

/**
 * The entries of a zip whose contents are stored as they are, as {@code torch.save}
 * writes it. Only the directory at its end tells what it holds; neither is anything
 * unpacked, nor does an entry reach beyond the file.
 */
final class ZipDirectory {

	private static final int MOST_ENTRIES = 5_000;

	// of the directory, which is copied
	private static final int MOST_BYTES = 1 << 20;

	private static final int END_SIGNATURE = 0x06054b50;

	private static final int END = 22;

	private static final int ENTRY_SIGNATURE = 0x02014b50;

	private static final int ENTRY = 46;

	private static final int LOCAL_SIGNATURE = 0x04034b50;

	private static final int LOCAL = 30;

	private static final int ENCRYPTED = 1;

	private final BytePieces file;

	private final long begin;

	private final Map<String, Entry> entries = new LinkedHashMap<>();

	private ZipDirectory(BytePieces file, long begin) {
		this.file = file;
		this.begin = begin;
	}

	/**
	 * Reads the directory.
	 * @param file the whole file
	 * @return its entries
	 * @throws PthException if it is cut off or inconsistent
	 */
	static ZipDirectory of(BytePieces file) throws PthException {
		long at = file.length() - END;
		ByteBuffer end = (at < 0) ? ByteBuffer.allocate(END) : part(file, at, END);
		if (end.getInt(0) != END_SIGNATURE || end.getShort(20) != 0) {
			throw new PthException("it does not end with the directory of a zip: it is cut off, or goes on");
		}
		long size = Integer.toUnsignedLong(end.getInt(12));
		ZipDirectory directory = new ZipDirectory(file, Integer.toUnsignedLong(end.getInt(16)));
		int count = Short.toUnsignedInt(end.getShort(10));
		if (count > MOST_ENTRIES) {
			throw new PthException("it has " + count + " entries; the limit is " + MOST_ENTRIES);
		}
		if (size > MOST_BYTES) {
			throw new PthException("the directory of its zip has " + size + " bytes; the limit is " + MOST_BYTES);
		}
		if (directory.begin + size > at) {
			throw new PthException("the directory of its zip does not lie within it");
		}
		directory.read(part(file, directory.begin, Math.toIntExact(size)), count);
		return directory;
	}

	private void read(ByteBuffer directory, int count) throws PthException {
		for (int i = 0; i < count; i++) {
			int at = directory.position();
			if (directory.remaining() < ENTRY || directory.getInt(at) != ENTRY_SIGNATURE) {
				throw new PthException("the directory of its zip ends within entry " + i);
			}
			int nameLength = Short.toUnsignedInt(directory.getShort(at + 28));
			int rest = Short.toUnsignedInt(directory.getShort(at + 30))
					+ Short.toUnsignedInt(directory.getShort(at + 32));
			if (directory.remaining() < ENTRY + nameLength + rest) {
				throw new PthException("the directory of its zip ends within entry " + i);
			}
			String name = new String(directory.array(), at + ENTRY, nameLength, StandardCharsets.UTF_8);
			Entry entry = new Entry(Texts.quoted(name), directory.getShort(at + 8), directory.getShort(at + 10),
					Integer.toUnsignedLong(directory.getInt(at + 42)),
					Integer.toUnsignedLong(directory.getInt(at + 20)),
					Integer.toUnsignedLong(directory.getInt(at + 24)));
			if (this.entries.put(name, entry) != null) {
				throw new PthException("it has two entries " + entry.name);
			}
			directory.position(at + ENTRY + nameLength + rest);
		}
	}

	/**
	 * Lists the names of the entries.
	 * @return in the order of the directory
	 */
	Iterable<String> names() {
		return this.entries.keySet();
	}

	/**
	 * Finds an entry.
	 * @param name its name
	 * @return where its content is; empty if there is none
	 * @throws PthException if the content is not stored as it is, or does not lie within
	 * the file
	 */
	Optional<Content> find(String name) throws PthException {
		Entry entry = this.entries.get(name);
		return (entry != null) ? Optional.of(content(entry)) : Optional.empty();
	}

	// the local header repeats the name, and has an extra field of its own
	private Content content(Entry entry) throws PthException {
		entry.requireStored();
		if (entry.local + LOCAL <= this.begin) {
			ByteBuffer local = part(this.file, entry.local, LOCAL);
			long content = entry.local + LOCAL + Short.toUnsignedInt(local.getShort(26))
					+ Short.toUnsignedInt(local.getShort(28));
			if (local.getInt(0) == LOCAL_SIGNATURE && content + entry.size <= this.begin) {
				return new Content(this.file, content, entry.size);
			}
		}
		throw new PthException("the content of its entry " + entry.name + " is not where the directory says");
	}

	private static ByteBuffer part(BytePieces file, long position, int length) {
		byte[] bytes = new byte[length];
		file.copy(position, bytes, length);
		return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
	}

	/**
	 * An entry as the directory has it.
	 */
	private record Entry(String name, int flags, int method, long local, long stored, long size) {

		void requireStored() throws PthException {
			if ((this.flags & ENCRYPTED) != 0) {
				throw new PthException("its entry " + this.name + " is encrypted");
			}
			if (this.method != 0 || this.stored != this.size) {
				throw new PthException("its entry " + this.name + " is compressed, which torch.save never does; "
						+ PthException.SAVE_ANEW);
			}
		}

	}

	/**
	 * The bytes of an entry.
	 *
	 * @param file the file
	 * @param position of the first byte
	 * @param length how many
	 */
	record Content(BytePieces file, long position, long length) {

		/**
		 * Copies the bytes.
		 * @return an array of their length, which the caller has checked
		 */
		byte[] bytes() {
			return part(this.file, this.position, Math.toIntExact(this.length)).array();
		}

		/**
		 * Copies a few bytes.
		 * @param offset of the first one, from that of the entry
		 * @param target takes as many as it has room for
		 */
		void copy(long offset, byte[] target) {
			this.file.copy(this.position + offset, target, target.length);
		}

	}

}
