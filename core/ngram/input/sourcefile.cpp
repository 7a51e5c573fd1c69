// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/ngram/input/sourcefile.h"

namespace loadstone {

Expected<FileDescriptor> SourceFile::open() const {
    auto file = FileDescriptor::open(place, name);
    if (file && file->identity() != identity)
        return fail("files", name + " was replaced while it was read; count it again when nothing "
                                    "writes to it");
    return file;
}

tl::unexpected<Error> becameShorter(const std::string& name) {
    return fail("files", name + " became shorter while it was read; count it again when nothing "
                                "writes to it");
}

} // namespace loadstone
