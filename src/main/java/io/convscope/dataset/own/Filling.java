package io.convscope.dataset.own;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import io.convscope.dataset.DatasetDetails;
import io.convscope.dataset.Part;
import io.convscope.home.AppendedFile;
import io.convscope.home.Folder;
import io.convscope.image.Picture;
import io.convscope.image.PictureSize;
import org.jspecify.annotations.Nullable;

/**
 * Fills a data set that is being imported. Nothing of it is seen before
 * {@link #complete}. Not thread-safe.
 */
public final class Filling implements AutoCloseable {

	private static final int FLUSHED_AT_A_TIME = 16;

	private final PictureStore store;

	private final DatasetFile file;

	private final PlaneFile.Appender cache;

	private final Map<String, OwnPicture> added = new HashMap<>();

	Filling(PictureStore store, DatasetFile file, PlaneFile.Appender cache) {
		this.store = store;
		this.file = file;
		this.cache = cache;
	}

	public PictureSize pictureSize() {
		return this.file.pictureSize();
	}

	public Path folder() {
		return this.store.files().path();
	}

	public int size() {
		return this.added.size();
	}

	/**
	 * Adds a picture, unless one with the same pixels was added.
	 * @param pixels the picture
	 * @param label the index of its label, counted from 0
	 * @param part its part; null to choose it by the pixels
	 * @return null if it was added; otherwise what the same picture was found to be
	 * @throws IOException if it cannot be written
	 */
	public DatasetDetails.@Nullable Kind add(Picture pixels, int label, @Nullable Part part) throws IOException {
		String id = OwnPicture.idOf(pixels);
		OwnPicture picture = new OwnPicture(id, this.file.labels().get(label).number(),
				(part != null) ? part : OwnPicture.partOf(id, this.file.testShare()));
		OwnPicture known = this.added.putIfAbsent(id, picture);
		if (known == null) {
			this.store.addQuickly(picture, pixels);
			this.cache.add(picture, pixels);
			return null;
		}
		if (known.label() != picture.label()) {
			return DatasetDetails.Kind.SEVERAL_LABELS;
		}
		return (known.part() == picture.part()) ? DatasetDetails.Kind.DUPLICATE : DatasetDetails.Kind.IN_BOTH_PARTS;
	}

	/**
	 * Makes the data set ready, once all is on the disk.
	 * @param problems what the import found
	 * @throws IOException if it cannot be written
	 */
	public void complete(List<DatasetDetails.Finding> problems) throws IOException {
		this.cache.close();
		flush();
		this.store.update(this.file.ready(problems), this.added.values());
	}

	// several at a time, which the disk writes together
	private void flush() throws IOException {
		PictureFolder files = this.store.files();
		ExecutorService threads = Executors.newFixedThreadPool(FLUSHED_AT_A_TIME);
		try {
			List<Callable<Void>> flushes = new ArrayList<>();
			for (OwnPicture each : this.added.values()) {
				flushes.add(() -> {
					AppendedFile.flush(files.file(each));
					return null;
				});
			}
			for (Future<Void> each : threads.invokeAll(flushes)) {
				each.get();
			}
		}
		catch (ExecutionException ex) {
			throw new IOException(ex.getCause());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new InterruptedIOException("The service is ending");
		}
		finally {
			threads.shutdownNow();
		}
		for (int label : this.added.values().stream().mapToInt(OwnPicture::label).distinct().toArray()) {
			Folder.flush(files.folder(label));
		}
	}

	@Override
	public void close() throws IOException {
		this.cache.close();
	}

}
