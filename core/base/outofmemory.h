// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

namespace loadstone {

/// Lets the program end with a sentence if its main thread gets no memory, or if std::bad_alloc
/// would end it anywhere. All other threads get std::bad_alloc, which is an error of their work. To
/// be called first in a program.
void endWhenOutOfMemory();

} // namespace loadstone
