package io.convscope.bench;

/**
 * Who else wants something of the machine while the service trains.
 */
enum Company {

	/** Nobody. */
	NONE,

	/** Someone who opens the page in a browser and watches the run. */
	PAGE,

	/** Someone who asks for maps, once a second. */
	MAPS,

	/** Another program, which keeps one core busy. */
	BUSY_CORE

}
