package io.convscope.model.publication;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.NoSuchFileException;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * A place for files of weights, which never change, and one index, which is replaced as a
 * whole. Thread safe.
 */
interface ObjectStore extends AutoCloseable {

	/** The name of the index. */
	String INDEX = "index.json";

	/** What the names of weights begin with. */
	String WEIGHTS = "weights/";

	/**
	 * Reads the index, if it has changed.
	 * @param since the tag of the one that is known; null for none
	 * @return the index; empty if it is the known one
	 * @throws NoSuchFileException if there is none
	 * @throws IOException if it cannot be read
	 */
	Optional<StoredIndex> index(@Nullable String since) throws IOException;

	/**
	 * Replaces the index, if nobody else has meanwhile.
	 * @param content the new one
	 * @param expected the tag of the present one; null if there is none
	 * @return the new tag
	 * @throws IndexChangedException if the present one is another
	 * @throws IOException if it cannot be written; the former one stays
	 */
	String replaceIndex(byte[] content, @Nullable String expected) throws IOException;

	/**
	 * Lists the weights.
	 * @return the names of all; what a process left that was killed while it added
	 * weights has a name that weights never have
	 * @throws IOException if they cannot be listed
	 */
	Set<String> list() throws IOException;

	/**
	 * Adds weights, as a whole or not at all.
	 * @param name their name
	 * @param content the bytes
	 * @param length how many there are
	 * @throws IOException if they cannot be read or written
	 */
	void put(String name, InputStream content, long length) throws IOException;

	/**
	 * Reads weights.
	 * @param name their name
	 * @param out where to
	 * @throws NoSuchFileException if there are none of this name
	 * @throws IOException if they cannot be read or written
	 */
	void fetch(String name, OutputStream out) throws IOException;

	/**
	 * Deletes weights.
	 * @param name their name; ignored if there are none
	 * @throws IOException if they cannot be deleted
	 */
	void delete(String name) throws IOException;

	/**
	 * Tells where an object is.
	 * @param name its name
	 * @return its address, for people
	 */
	String addressOf(String name);

	@Override
	void close();

	/**
	 * An index as it is stored.
	 *
	 * @param content its bytes
	 * @param tag tells it from others
	 */
	record StoredIndex(byte[] content, String tag) {
	}

}
