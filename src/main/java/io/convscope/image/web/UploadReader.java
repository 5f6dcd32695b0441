package io.convscope.image.web;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import io.convscope.image.UnsupportedPictureException;
import io.convscope.image.reading.InvalidUploadException;
import io.convscope.image.reading.PictureUpload;
import io.convscope.image.reading.UploadedPicture;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import org.jspecify.annotations.Nullable;

/**
 * Finds the picture files that requests carry: multipart parts named {@code image}, or
 * the body itself.
 */
public final class UploadReader {

	private static final String PART = "image";

	private UploadReader() {
	}

	/**
	 * Looks through a request that may carry pictures, without reading the files.
	 * @param request the request; its body has not been read, except into parts
	 * @return what it carries; null where it is no POST
	 * @throws IOException if the request can't be read
	 * @throws ServletException if it is not multipart though it says so
	 * @throws InvalidUploadException if a part has another name
	 * @throws UnsupportedPictureException if the body is of a type that is no picture's
	 */
	public static @Nullable PictureUpload ofPost(HttpServletRequest request) throws IOException, ServletException {
		return request.getMethod().equals("POST") ? of(request) : null;
	}

	/**
	 * Looks through a request, without reading the files.
	 * @param request the request; its body has not been read, except into parts
	 * @return what it carries
	 * @throws IOException if the request can't be read
	 * @throws ServletException if it is not multipart though it says so
	 * @throws InvalidUploadException if a part has another name
	 * @throws UnsupportedPictureException if the body is of a type that is no picture's
	 */
	public static PictureUpload of(HttpServletRequest request) throws IOException, ServletException {
		String type = request.getContentType();
		List<UploadedPicture> pictures;
		if (isA("multipart/", type)) {
			pictures = parts(request);
		}
		else if (isA("image/", type)) {
			pictures = List.of(new UploadedPicture("body", request::getInputStream));
		}
		else if (hasBody(request)) {
			throw UnsupportedPictureException.body(type);
		}
		else {
			pictures = List.of();
		}
		return new PictureUpload(request.getRequestURL().toString(), pictures);
	}

	private static boolean isA(String kind, @Nullable String type) {
		return type != null && type.toLowerCase(Locale.ROOT).startsWith(kind);
	}

	private static boolean hasBody(HttpServletRequest request) {
		return request.getContentLengthLong() > 0 || request.getHeader("Transfer-Encoding") != null;
	}

	private static List<UploadedPicture> parts(HttpServletRequest request) throws IOException, ServletException {
		List<UploadedPicture> pictures = new ArrayList<>();
		for (Part part : request.getParts()) {
			if (!part.getName().equals(PART)) {
				throw InvalidUploadException.part(part.getName());
			}
			String name = part.getSubmittedFileName();
			pictures.add(new UploadedPicture((name != null) ? name : PART, part::getInputStream));
		}
		return pictures;
	}

}
