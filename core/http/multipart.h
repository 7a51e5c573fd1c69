// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/http/request.h"

#include <string>
#include <vector>

namespace loadstone {

/// One field of a form, or a file of one. A value.
struct FormPart {
    std::string name;
    std::string content;
    std::string fileName; ///< empty: it is no file
    std::string type;     ///< of the content; empty: none is told
};

/// The type of a file's content by the ending of its name, as curl takes it.
std::string contentTypeOf(const std::string& fileName);

/// Makes the parts the body of `request`, with the header that says so. The boundary follows from
/// the parts, so that the same form gives the same bytes.
void setForm(Request& request, const std::vector<FormPart>& parts);

} // namespace loadstone
