package io.convscope.access;

import java.util.Locale;

/**
 * What a key allows. The rights are independent of each other, except that {@link #ADMIN}
 * includes all.
 */
public enum Right {

	/** To look at everything: models, runs, data sets, maps. */
	READ,

	/** To send pictures and get answers about them. */
	PREDICT,

	/** To start, steer and delete runs, and to make and change data sets and networks. */
	TRAIN,

	/** To choose, import and delete models, and to manage the service. */
	ADMIN;

	/**
	 * Returns the name as users write it.
	 * @return the name in lower case
	 */
	@Override
	public String toString() {
		return name().toLowerCase(Locale.ROOT);
	}

}
