package io.convscope.web.key;

import java.security.Principal;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import io.convscope.access.ApiKey;
import io.convscope.access.Right;
import io.convscope.web.key.KeyedRequest.KeyPrincipal;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The key of a browser: exchanged for a cookie, told, and forgotten.
 */
@RestController
@RequestMapping("/session")
class SessionController {

	private final KeyFilter filter;

	SessionController(KeyFilter filter) {
		this.filter = filter;
	}

	@GetMapping
	Session get(@Nullable Principal principal) {
		if (principal instanceof KeyPrincipal holder) {
			return Session.of(holder.key());
		}
		return this.filter.isRequired() ? Session.NONE : Session.UNLIMITED;
	}

	@PostMapping
	ResponseEntity<Session> open(@Nullable Principal principal, HttpServletRequest request) {
		if (!(principal instanceof KeyPrincipal holder)) {
			return ResponseEntity.ok(Session.UNLIMITED); // no key is required
		}
		String key = Objects.requireNonNull(PresentedKey.of(request));
		return ResponseEntity.ok()
			.header(HttpHeaders.SET_COOKIE, PresentedKey.cookie(key, request).toString())
			.body(Session.of(holder.key()));
	}

	@DeleteMapping
	ResponseEntity<Void> close(HttpServletRequest request) {
		return ResponseEntity.noContent()
			.header(HttpHeaders.SET_COOKIE, PresentedKey.cookie("", request).toString())
			.build();
	}

	/**
	 * What a client may do.
	 *
	 * @param keyRequired whether the service asks for a key
	 * @param key the name of the client's key; null if it has none
	 * @param rights the rights that the client has
	 */
	record Session(boolean keyRequired, @Nullable String key, List<String> rights) {

		static final Session NONE = new Session(true, null, List.of());

		static final Session UNLIMITED = new Session(false, null, names(Stream.of(Right.values())));

		static Session of(ApiKey key) {
			return new Session(true, key.name(), names(Stream.of(Right.values()).filter(key::allows)));
		}

		private static List<String> names(Stream<Right> rights) {
			return rights.map(Right::toString).toList();
		}

	}

}
