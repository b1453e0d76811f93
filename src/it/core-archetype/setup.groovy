// Empty folders, which no clone of the story can have.
return ['by-archetype', 'by-init'].every { new File(basedir, it).mkdir() }
