package io.convscope.model.publication;

import java.io.IOException;

/**
 * Thrown when an object of a store is not what it should be.
 */
final class DamagedObjectException extends IOException {

	/**
	 * Creates the exception.
	 * @param address where the object is
	 * @param fault what is wrong with it, after "it"
	 */
	DamagedObjectException(String address, String fault) {
		super(address + " is damaged: it " + fault
				+ ". The service that publishes writes it anew after it was deleted there.");
	}

}
