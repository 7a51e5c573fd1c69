// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/http/curleasy.h"
#include "core/http/request.h"
#include "core/http/writtenrequest.h"

namespace loadstone {

/// A request and how it is to be sent, as libcurl's options. Owned by a transport, whose thread it
/// is on; `request` outlives it.
class CurlRequest {
public:
    CurlRequest(CurlEasy& easy, const Request& request, TransportOptions options);

    /// The request is another than before.
    void take(WrittenRequest::Change change);
    /// A new transfer begins.
    void begin();
    /// An answer's status line has come: whether it may lead on is up to that.
    void beginAnswer(int status);
    /// An answer's headers have all come.
    void takeStatus(int status);

private:
    void takeUrl();
    void takeHeaders();
    void setMethodAndBody();
    void setRedirects();
    void setOptions();
    long mostRedirects() const;
    void setProxy();
    void setAuthorization();
    void addHeader(const Header& header);

    CurlEasy& m_easy;
    const Request& m_request;
    const TransportOptions m_options;
    const bool m_ownMethod; ///< one that libcurl would not choose by itself
    bool m_methodIsLeft = false;
    bool m_stays = false; ///< redirects are not followed any more, in this transfer
    CurlList m_headers;
};

} // namespace loadstone
