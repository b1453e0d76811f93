package dev.pypack.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFilesTest {
    @TempDir
    Path folder;

    private WrittenModule module;

    @BeforeEach
    void begin() {
        module = WrittenModule.in(folder)
                .with(PomValues.of("Acme-Tool", "1.0-SNAPSHOT"))
                .empty("src/main/python/acme/__init__.py");
    }

    @Test
    void of_each_folder_go_where_the_installer_looks_for_them() {
        module.write("bin/acme-sh", "#!/bin/sh\n")
                .write("bin/acme-py", "#!python\n")
                .empty("include/acme/acme.h", "share/man/man1/acme.1", "share/.DS_Store")
                .write("pyproject.toml", """
                        [tool.pypack.data]
                        scripts = "bin"
                        headers = "include"
                        data = "share"
                        """);

        assertThat(module.read().dataFiles())
                .extracting(SourceFile::name)
                .containsExactly(
                        "acme_tool-1.0.dev0.data/data/man/man1/acme.1",
                        "acme_tool-1.0.dev0.data/headers/acme/acme.h",
                        "acme_tool-1.0.dev0.data/scripts/acme-py",
                        "acme_tool-1.0.dev0.data/scripts/acme-sh");
    }

    @Test
    void that_no_installer_takes_are_refused() {
        module.write("bin/run", "#!/usr/bin/env python3\nprint()\n")
                .write("bin/deep/run", "")
                .write("pyproject.toml", "[tool.pypack.data]\nscripts = 'bin'\nheader = 'include'\ndata = 'none'\n");

        assertThat(module.mistakes())
                .contains("bin/deep/run: installers take scripts without folders only")
                .contains(
                        "bin/run: it begins with #!/usr/bin/env python3, and installers put the right interpreter only")
                .contains("pyproject.toml:3:1: tool.pypack.data.header is not a key")
                .contains("Did you mean headers?")
                .contains("pyproject.toml:4:1: tool.pypack.data.data is none, and there is no such folder");
    }
}
