package io.convscope.problem;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares that an exception means too much load: the same request may succeed a little
 * later.
 */
@ProblemType(name = "busy", title = "Too many requests are waiting", status = 503)
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Busy {

}
