package io.convscope.dataset.importing;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.LongConsumer;

import io.convscope.dataset.DatasetDetails.Kind;
import io.convscope.dataset.Part;
import io.convscope.dataset.importing.archive.Archive;
import io.convscope.dataset.own.Filling;
import io.convscope.home.StorageException;
import io.convscope.image.Picture;
import io.convscope.image.reading.PictureReader;
import io.convscope.problem.Problem;
import org.jspecify.annotations.Nullable;

/**
 * Decodes the pictures of an archive on threads of its own and adds them to a data set in
 * the order of the archive. Not thread-safe.
 */
final class PictureSink implements Form.Sink, AutoCloseable {

	private static final int THREADS = 2;

	private static final int AHEAD = 2 * THREADS;

	private final Filling filling;

	private final PictureReader reader;

	private final Findings findings;

	private final LongConsumer progress;

	private final ExecutorService decoders = Executors.newFixedThreadPool(THREADS, (work) -> {
		Thread thread = new Thread(work, "import-decoder");
		thread.setDaemon(true);
		thread.setPriority(Thread.MIN_PRIORITY);
		return thread;
	});

	private final Queue<Decoding> ahead = new ArrayDeque<>();

	private long done;

	PictureSink(Filling filling, PictureReader reader, Findings findings, LongConsumer progress) {
		this.filling = filling;
		this.reader = reader;
		this.findings = findings;
		this.progress = progress;
	}

	@Override
	public void file(String name, Archive.Content content, int label, @Nullable Part part) throws IOException {
		byte[] bytes;
		try (InputStream in = content.open()) {
			bytes = in.readNBytes(this.reader.maxBytes() + 1);
		}
		submit(name, label, part, () -> this.reader.read(bytes, this.filling.pictureSize()));
	}

	@Override
	public void picture(String name, Picture picture, int label, @Nullable Part part) {
		submit(name, label, part, () -> picture.resized(this.filling.pictureSize()));
	}

	@Override
	public void unreadable(String name, String reason) {
		this.findings.add(Kind.UNREADABLE, name, reason);
	}

	private void submit(String name, int label, @Nullable Part part, Callable<Picture> decoding) {
		this.ahead.add(new Decoding(name, label, part, this.decoders.submit(decoding)));
		if (this.ahead.size() > AHEAD) {
			takeFirst();
		}
	}

	/**
	 * Adds the pictures that are still being decoded.
	 */
	void finish() {
		while (!this.ahead.isEmpty()) {
			takeFirst();
		}
	}

	private void takeFirst() {
		Decoding first = this.ahead.remove();
		try {
			Kind known = this.filling.add(first.picture().get(), first.label(), first.part());
			if (known != null) {
				this.findings.add(known, first.name(), "The same picture was there before.");
			}
		}
		catch (ExecutionException ex) {
			refuse(first.name(), ex.getCause());
		}
		catch (IOException ex) {
			throw StorageException.of("The pictures can't be written", this.filling.folder(), 0, ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException("The service is ending", ex);
		}
		this.progress.accept(++this.done);
	}

	private void refuse(String name, Throwable why) {
		if (!(why instanceof RuntimeException exception) || Problem.of(exception.getClass()).equals(Problem.INTERNAL)) {
			throw new IllegalStateException("A picture could not be decoded: " + name, why);
		}
		this.findings.add(Kind.UNREADABLE, name, String.valueOf(why.getMessage()));
	}

	@Override
	public void close() {
		this.decoders.shutdownNow();
	}

	/**
	 * A picture being decoded.
	 *
	 * @param name its name in the archive
	 * @param label the index of its label
	 * @param part its part; null to choose it
	 * @param picture the picture
	 */
	private record Decoding(String name, int label, @Nullable Part part, Future<Picture> picture) {
	}

}
