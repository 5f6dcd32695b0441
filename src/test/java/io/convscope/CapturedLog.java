package io.convscope;

import java.util.List;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import org.slf4j.LoggerFactory;

/**
 * What a logger writes at level info and above while this is open.
 */
public final class CapturedLog implements AutoCloseable {

	private final Logger logger;

	private final Level before;

	private final ListAppender<ILoggingEvent> appender = new ListAppender<>();

	/**
	 * Begins to capture.
	 * @param name of the logger
	 */
	public CapturedLog(String name) {
		this.logger = (Logger) LoggerFactory.getLogger(name);
		this.before = this.logger.getLevel();
		this.logger.setLevel(Level.INFO);
		this.appender.start();
		this.logger.addAppender(this.appender);
	}

	/**
	 * Lists the messages so far.
	 * @return without what the pattern adds
	 */
	public List<String> messages() {
		return events().stream().map(ILoggingEvent::getFormattedMessage).toList();
	}

	/**
	 * Lists the lines so far.
	 * @param pattern logback's, for what is to be seen of each
	 * @return the lines
	 */
	public List<String> lines(String pattern) {
		PatternLayout layout = new PatternLayout();
		layout.setContext(this.logger.getLoggerContext());
		layout.setPattern(pattern);
		layout.start();
		return events().stream().map(layout::doLayout).toList();
	}

	/**
	 * Lists the events so far.
	 * @return the oldest first
	 */
	public List<ILoggingEvent> events() {
		return List.copyOf(this.appender.list);
	}

	@Override
	public void close() {
		this.logger.detachAppender(this.appender);
		this.logger.setLevel(this.before);
	}

}
