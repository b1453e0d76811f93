package dev.pypack.maven;

import dev.pypack.Pypack;
import dev.pypack.build.BuildContext;
import dev.pypack.build.Host;
import java.io.File;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import javax.inject.Inject;
import javax.inject.Provider;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.logging.Log;
import org.apache.maven.project.MavenProject;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.SessionData;
import org.jspecify.annotations.Nullable;

/**
 * The Maven build that a goal runs in, as core wants to see it. Nothing that exists only while a goal runs is injected,
 * neither here nor in a goal: Maven's build cache makes goals to look at their parameters, and does not run them.
 */
final class MavenBuild {
    private final MavenSession session;
    private final Provider<MojoExecution> execution;

    private final RepositorySystem repositories;

    @Inject
    MavenBuild(MavenSession session, Provider<MojoExecution> execution, RepositorySystem repositories) {
        this.session = session;
        this.execution = execution;
        this.repositories = repositories;
    }

    /** The way into core, for a goal that writes to this log. */
    Pypack pypack(Log log) {
        return pypack(log, null, List.of(), null);
    }

    /** The same with package indexes, and the server of settings.xml that knows who may ask them. */
    Pypack pypack(Log log, @Nullable String indexUrl, List<String> extraIndexUrls, @Nullable String serverId) {
        Host host = Host.describedBy(System::getProperty, Runtime.getRuntime().availableProcessors(), System.getenv());
        return Pypack.in(new BuildContext(
                host,
                new MavenArtifactProvisioner(repositories, session),
                new MavenIndexAccess(
                        session.getRepositorySession(), session.getSettings(), indexUrl, extraIndexUrls, serverId),
                new LogListener(log, directory(), progress(log))));
    }

    /** In a build that somebody watches, a line that lives; where it is logged, or others write too, a line now and then. */
    private ProgressDisplay progress(Log log) {
        boolean isWatched = session.getRequest().isInteractiveMode()
                && session.getRequest().getDegreeOfConcurrency() <= 1
                && log.isInfoEnabled()
                && Terminal.isThere();
        return isWatched ? new LiveLine(Terminal.stream()) : new ProgressLines(log::info);
    }

    /** The module; without a POM a stand-in. */
    MavenProject project() {
        return session.getCurrentProject();
    }

    /** The folder of the module, or where Maven was called when there is none. */
    Path directory() {
        File module = session.getCurrentProject().getBasedir();
        return module == null ? Path.of(session.getExecutionRootDirectory()) : module.toPath();
    }

    /** All modules of the reactor, also those that this run leaves out. */
    Collection<MavenProject> modules() {
        return session.getAllProjects();
    }

    /** Whether a property was set for this call of Maven, and not in a POM or in settings.xml. */
    boolean isOnCommandLine(String property) {
        return session.getUserProperties().containsKey(property);
    }

    /** The words of a property as a POM or a profile has it, whatever the command line says. */
    List<String> inPom(String property) {
        return new WrittenProperties(project()).words(property);
    }

    /** Whether somebody called the goal, and for more modules than one: then it is not asked of each of them. */
    boolean isCalledForWholeReactor() {
        return execution.get().getSource() == MojoExecution.Source.CLI
                && session.getProjects().size() > 1;
    }

    /** The modules that a goal is called for which Maven runs once for all of them, as it does without a need for a POM. */
    List<MavenProject> calledFor() {
        return isCalledForWholeReactor() ? session.getProjects() : List.of(session.getCurrentProject());
    }

    /** Whether a module of the reactor depends on the wheel of the current one. */
    boolean isWheelNeeded() {
        MavenProject project = project();
        return modules().stream()
                .flatMap(module -> module.getDependencies().stream())
                .anyMatch(dependency -> dependency.getType().equals("whl")
                        && dependency.getGroupId().equals(project.getGroupId())
                        && dependency.getArtifactId().equals(project.getArtifactId()));
    }

    /** The goal that runs. */
    String goal() {
        return execution.get().getGoal();
    }

    /** The other modules of this build that have packed into the same folder so far, by their folders, with their names. */
    Map<Path, String> packedBeside(Path output) {
        String key = "pypack " + output.toAbsolutePath().normalize();
        SessionData seen = session.getRepositorySession().getData();
        seen.set(key, null, new ConcurrentHashMap<Path, String>());
        @SuppressWarnings("unchecked")
        Map<Path, String> modules = (Map<Path, String>) seen.get(key);
        modules.put(directory(), project().getArtifactId());
        Map<Path, String> others = new TreeMap<>(modules);
        others.remove(directory());
        return others;
    }

    /** Refuses properties that no goal has. */
    void requireKnownProperties() {
        PypackProperties.declaredBy(execution.get().getMojoDescriptor().getPluginDescriptor())
                .requireKnown(
                        session.getUserProperties(), session.getCurrentProject().getProperties());
    }
}
