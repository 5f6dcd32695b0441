package io.convscope.bench;

/**
 * Another program that wants the processor: keeps one core busy until it is released.
 */
final class BusyCore {

	private final Thread thread = new Thread(BusyCore::work, "busy");

	private BusyCore() {
	}

	static BusyCore take() {
		BusyCore core = new BusyCore();
		core.thread.setDaemon(true);
		core.thread.start();
		return core;
	}

	void release() {
		this.thread.interrupt();
	}

	private static void work() {
		while (!Thread.currentThread().isInterrupted()) {
			// asks again, and never gives way
		}
	}

}
