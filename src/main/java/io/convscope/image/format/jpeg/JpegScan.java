package io.convscope.image.format.jpeg;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;

import io.convscope.image.AreaMeans;

/**
 * A scan of a JPEG file. Not thread-safe.
 */
public final class JpegScan {

	private final List<JpegComponent> components;

	private final EntropyBits bits;

	private final int restartInterval;

	private final AreaMeans means;

	/**
	 * Starts reading.
	 * @param components those in the scan, with their tables
	 * @param data the bytes behind the scan's header
	 * @param restartInterval after how many groups of blocks a restart marker follows; 0
	 * for never
	 * @param means checks the deadline
	 */
	public JpegScan(List<JpegComponent> components, ByteBuffer data, int restartInterval, AreaMeans means) {
		this.components = components;
		this.bits = new EntropyBits(data);
		this.restartInterval = restartInterval;
		this.means = means;
	}

	/**
	 * Reads all coefficients of a file that is not progressive.
	 * @throws IOException if it is damaged
	 */
	public void readBlocks() throws IOException {
		each((component, column, row) -> component.readBlock(this.bits, column, row));
	}

	/**
	 * Reads the first coefficient of each block of a progressive file.
	 * @param refining whether most of its bits have been read before
	 * @param shift how many bits are read later
	 * @throws IOException if it is damaged
	 */
	public void readFirsts(boolean refining, int shift) throws IOException {
		each(refining ? (component, column, row) -> component.refineFirst(this.bits, column, row, shift)
				: (component, column, row) -> component.readFirst(this.bits, column, row, shift));
	}

	private void each(BlockReader reader) throws IOException {
		this.components.forEach(JpegComponent::restart);
		boolean alone = this.components.size() == 1;
		JpegComponent any = this.components.get(0);
		int columns = alone ? any.grid().ownColumns() : any.grid().groupColumns();
		int rows = alone ? any.grid().ownRows() : any.grid().groupRows();
		int left = this.restartInterval;
		for (int row = 0; row < rows; row++) {
			this.means.checkDeadline();
			for (int column = 0; column < columns; column++) {
				if (this.restartInterval > 0 && left-- == 0) {
					this.bits.restart();
					this.components.forEach(JpegComponent::restart);
					left = this.restartInterval - 1;
				}
				if (alone) {
					reader.read(any, column, row);
				}
				else {
					readGroup(reader, column, row);
				}
			}
			this.bits.requireData();
		}
	}

	private void readGroup(BlockReader reader, int column, int row) throws IOException {
		for (int i = 0; i < this.components.size(); i++) {
			JpegComponent component = this.components.get(i);
			for (int y = 0; y < component.grid().down(); y++) {
				for (int x = 0; x < component.grid().across(); x++) {
					reader.read(component, column * component.grid().across() + x, row * component.grid().down() + y);
				}
			}
		}
	}

	/**
	 * Reads what a scan has of a block.
	 */
	@FunctionalInterface
	private interface BlockReader {

		void read(JpegComponent component, int column, int row) throws IOException;

	}

}
