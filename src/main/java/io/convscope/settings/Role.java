package io.convscope.settings;

/**
 * What a process of the service does.
 */
public enum Role {

	/** It trains, serves and shows. */
	ALL,

	/** It serves the models of a store, and changes nothing. */
	SERVE

}
