package io.convscope.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Lets company come to the service and go again, one after the other.
 */
final class Guests implements AutoCloseable {

	private static final Farewell NOBODY = () -> {
	};

	private final ServiceClient client;

	private final Optional<Chromium> chromium;

	private Farewell farewell = NOBODY;

	/**
	 * Gets ready for guests: starts the browser, so that its start costs no epoch.
	 * @param client asks the service for them
	 * @param folder where the browser may write
	 * @throws IOException if the browser does not start
	 * @throws InterruptedException if the wait is cut short
	 */
	Guests(ServiceClient client, Path folder) throws IOException, InterruptedException {
		this.client = client;
		this.chromium = Chromium.start(folder);
	}

	/**
	 * Tells who can come.
	 * @return all, without those who need a browser where there is none
	 */
	List<Company> possible() {
		return Arrays.stream(Company.values())
			.filter((company) -> company != Company.PAGE || this.chromium.isPresent())
			.toList();
	}

	/**
	 * Lets the present guest go and another one come.
	 * @param next who comes
	 * @throws IOException if the browser can't be reached
	 * @throws InterruptedException if the wait is cut short
	 * @throws ContenderFailedException if the one who goes did not see what there is
	 */
	void change(Company next) throws IOException, InterruptedException {
		letGo();
		this.farewell = switch (next) {
			case NONE -> NOBODY;
			case PAGE -> watch();
			case MAPS -> ServiceVisitor.come(this.client)::leave;
			case BUSY_CORE -> BusyCore.take()::release;
		};
	}

	private Farewell watch() throws IOException, InterruptedException {
		Chromium.Tab tab = this.chromium.orElseThrow().open(this.client.address() + "/#train");
		return () -> {
			// the page tells the share of a run that is done in its title
			if (!tab.title().contains("%")) {
				throw ContenderFailedException.because("the page does not show the run: " + tab.title());
			}
			tab.close();
		};
	}

	private void letGo() throws IOException, InterruptedException {
		Farewell said = this.farewell;
		this.farewell = NOBODY;
		said.say();
	}

	@Override
	public void close() throws IOException {
		try {
			letGo();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		finally {
			this.chromium.ifPresent(Chromium::close);
		}
	}

	/**
	 * Lets someone go.
	 */
	@FunctionalInterface
	private interface Farewell {

		void say() throws IOException, InterruptedException;

	}

}
