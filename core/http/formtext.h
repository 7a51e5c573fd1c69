// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/expected.h"
#include "core/http/multipart.h"

#include <optional>
#include <string>

namespace loadstone {

/// Reads NAME=VALUE, NAME=@FILE (which goes as a file) or NAME=<FILE (whose content goes as the
/// value), with ;type=TYPE and ;filename=NAME behind it. Errors name "form".
Expected<FormPart> readFormPart(const std::string& text);

/// The file that readFormPart() would read of it; none if it names none.
std::optional<std::string> fileOfFormPart(const std::string& text);

} // namespace loadstone
