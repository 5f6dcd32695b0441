package io.convscope.bench;

/**
 * Who else wants something of the machine while the service trains.
 */
enum Company {

	/** Nobody. */
	NONE,

	/** Someone who opens the page and looks at maps. */
	VISITOR,

	/** Another program, which keeps one core busy. */
	BUSY_CORE;

	/**
	 * Lets them come.
	 * @param client asks the service for them
	 * @return lets them go
	 */
	Farewell come(ServiceClient client) {
		return switch (this) {
			case NONE -> () -> {
			};
			case VISITOR -> ServiceVisitor.come(client)::leave;
			case BUSY_CORE -> BusyCore.take()::release;
		};
	}

	/**
	 * Lets someone go.
	 */
	@FunctionalInterface
	interface Farewell {

		void say() throws InterruptedException;

	}

}
