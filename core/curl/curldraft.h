// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/http/multipart.h"
#include "core/load/loadplan.h"

#include <optional>
#include <string>
#include <vector>

namespace loadstone {

/// What the options of a cURL command have said so far. A value; one thread.
struct CurlDraft {
    Request request; ///< URL and headers as they come; method and body follow from the rest
    TransportOptions transport;
    std::string method; ///< empty: not told
    bool isHead = false;
    bool dataIsQuery = false; ///< -G
    bool globs = true;        ///< [ ] and { } in the URL mean several
    bool isJson = false;
    std::optional<std::string> data;
    std::vector<FormPart> form;
    std::optional<std::string> upload; ///< the content of a file
    std::string uploadName;            ///< the file's, without folders
    std::string scheme = "http";       ///< of a URL without one
    std::vector<std::string> notes;    ///< on what curl would do, and the plan does not
    std::vector<std::string> cookies;
    std::optional<std::string> agent, referer, range, continueAt, user, bearer, proxyUser;
    std::vector<std::string> files; ///< that were read, or are to be
    bool hasInput = true;           ///< - is there to read; else the command came from it
    bool followsRedirects = false;
    int mostRedirects = maxRedirects;
    std::string refusedRedirects; ///< more than that, as it was asked for; empty: it was not

    /// Tells that a file is read, - be standard input.
    Expected<void> noteFile(const std::string& name);
    /// All of a file.
    Expected<std::string> contentOf(const std::string& name);
    /// As curl joins what several options give: with & between them.
    void addData(const std::string& text);
};

/// The request that the options mean together. Errors name an option.
Expected<LoadPlan> planOf(CurlDraft draft);

} // namespace loadstone
