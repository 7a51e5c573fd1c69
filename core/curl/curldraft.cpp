// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/curl/curldraft.h"

#include "core/base/asciicase.h"
#include "core/base/base64.h"
#include "core/base/percentencoding.h"
#include "core/base/wholefile.h"
#include "core/http/requestbraces.h"
#include "core/http/url.h"

#include <algorithm>

namespace loadstone {

namespace {

bool hasHeader(const Request& request, std::string_view name) {
    return std::ranges::any_of(request.headers, [name](const Header& header) {
        return sameButForCase(header.name, name);
    });
}

void addUnlessGiven(Request& request, const std::string& name, const std::string& value) {
    if (!hasHeader(request, name))
        request.headers.push_back({name, value});
}

std::string joined(const std::vector<std::string>& cookies) {
    std::string all;
    for (const std::string& cookie : cookies)
        all += (all.empty() ? "" : ";") + cookie;
    return all;
}

/// "-A ''" leaves the line out.
void addOrLeaveOut(Request& request, const std::string& name, const std::string& value) {
    if (hasHeader(request, name))
        return;
    if (value.empty())
        request.headers.push_back({name, "", true});
    else
        request.headers.push_back({name, value});
}

void addHeaders(CurlDraft& draft) {
    Request& request = draft.request;
    if (draft.agent)
        addOrLeaveOut(request, "User-Agent", *draft.agent);
    if (draft.referer && !draft.referer->empty())
        addUnlessGiven(request, "Referer", *draft.referer);
    if (!draft.cookies.empty())
        addUnlessGiven(request, "Cookie", joined(draft.cookies));
    if (draft.bearer)
        addUnlessGiven(request, "Authorization", "Bearer " + *draft.bearer);
    if (draft.isJson) {
        addUnlessGiven(request, "Content-Type", "application/json");
        addUnlessGiven(request, "Accept", "application/json");
    }
}

Expected<void> addUser(CurlDraft& draft) {
    if (!draft.user)
        return {};
    if (draft.user->find(':') == std::string::npos)
        return fail("-u", "there is no password, and curl would ask for it; write it as "
                          "USER:PASSWORD");
    if (!draft.transport.digest) {
        addUnlessGiven(draft.request, "Authorization", "Basic " + toBase64(*draft.user));
        return {};
    }
    draft.request.url = *withUser(withoutUser(draft.request.url), *draft.user);
    return {};
}

/// Behind the path, before a fragment, which is not sent.
void addQuery(std::string& url, const std::string& query) {
    url.erase(std::min(url.find('#'), url.size()));
    const std::size_t host = url.find("://") + 3;
    if (url.find_first_of("/?", host) == std::string::npos)
        url += '/';
    const std::size_t mark = url.find('?');
    if (!query.empty())
        url += (mark == std::string::npos ? "?" : mark + 1 == url.size() ? "" : "&") + query;
}

Expected<void> checkBody(const CurlDraft& draft) {
    const int bodies = (draft.data && !draft.dataIsQuery ? 1 : 0) + (draft.form.empty() ? 0 : 1) +
                       (draft.upload ? 1 : 0) + (draft.isHead ? 1 : 0);
    if (bodies > 1)
        return fail("-d, -F, -T and -I", "they make different requests; keep one of them");
    if (draft.continueAt && bodies > 0 && !draft.isHead)
        return fail("-C", "of a body curl would send the rest only; leave -C out, and give that");
    return {};
}

/// "-X POST" alone says nothing of a body; we would send an empty one.
void leaveBodyOut(Request& request) {
    for (const char* name : {"Content-Length", "Content-Type"})
        if (!hasHeader(request, name))
            request.headers.push_back({name, "", true});
}

/// Behind a path that ends in a slash curl puts the file's name, unless there is a query.
void nameUpload(std::string& url, const std::string& name) {
    const std::size_t end = std::min(url.find('#'), url.size());
    const std::size_t path = url.find('/', url.find("://") + 3);
    if (url.find('?') < end)
        return;
    if (path >= end)
        url.insert(end, "/" + percentEncoded(name));
    else if (url[end - 1] == '/')
        url.insert(end, percentEncoded(name));
}

/// Without a type of its own a body of -T has none, and an empty method is what the body asks for.
void setBody(CurlDraft& draft) {
    Request& request = draft.request;
    std::string usual = draft.isHead ? "HEAD" : "GET";
    if (draft.data && draft.dataIsQuery) {
        addQuery(request.url, *draft.data);
    } else if (draft.data) {
        request.body = *draft.data;
        usual = "POST";
    } else if (!draft.form.empty()) {
        setForm(request, draft.form);
        usual = "POST";
    } else if (draft.upload) {
        nameUpload(request.url, draft.uploadName);
        request.body = *draft.upload;
        if (!hasHeader(request, "Content-Type"))
            request.headers.push_back({"Content-Type", "", true});
        usual = "PUT";
    }
    request.method = draft.method.empty() ? usual : draft.method;
    if (usual == "GET" && carriesBody(request))
        leaveBodyOut(request);
}

Expected<void> addProxyUser(CurlDraft& draft) {
    if (!draft.proxyUser)
        return {};
    const auto proxy = withUser(draft.transport.proxy, *draft.proxyUser);
    if (!proxy || draft.transport.proxy.empty())
        return fail("-U", draft.transport.proxy.empty() ? "there is no proxy; name it by -x"
                                                        : "the proxy has a user already");
    draft.transport.proxy = *proxy;
    return {};
}

/// Of a body it says which bytes of the whole these are, and of a form nothing.
void addRange(CurlDraft& draft) {
    const auto& range = draft.continueAt ? draft.continueAt : draft.range;
    if (!range || !draft.form.empty())
        return;
    if ((draft.data && !draft.dataIsQuery) || draft.upload)
        addUnlessGiven(draft.request, "Content-Range",
                       "bytes " + *range + "/" + std::to_string(draft.request.body.bytes().size()));
    else
        addUnlessGiven(draft.request, "Range", "bytes=" + *range);
}

/// What curl takes but has no use for, which a plan must not have.
void leaveIdleOut(CurlDraft& draft) {
    TransportOptions& transport = draft.transport;
    if (transport.proxy.empty())
        transport.noProxy.clear();
    if (!transport.unixSocket.empty()) {
        transport.resolve.clear();
        transport.connectTo.clear();
        transport.ipVersion = IpVersion::Any;
        transport.interface.clear();
    }
    if (hasHeader(draft.request, "Authorization")) {
        draft.request.url = withoutUser(draft.request.url);
        transport.digest = false;
    }
}

} // namespace

Expected<void> CurlDraft::noteFile(const std::string& name) {
    if (name == "-" && !hasInput)
        return fail("", "standard input is the command itself, so nothing else comes from it; name "
                        "a file in the place of the -");
    files.push_back(name);
    return {};
}

Expected<std::string> CurlDraft::contentOf(const std::string& name) {
    return noteFile(name).and_then([&] { return readWholeFile(name); });
}

void CurlDraft::addData(const std::string& text) {
    data = data ? *data + "&" + text : text;
}

Expected<LoadPlan> planOf(CurlDraft draft) {
    for (const auto& step : {checkBody(draft), addUser(draft), addProxyUser(draft)})
        if (!step)
            return tl::unexpected(step.error());
    addHeaders(draft);
    setBody(draft);
    addRange(draft);
    leaveIdleOut(draft);
    if (draft.followsRedirects)
        draft.transport.redirects = draft.mostRedirects;
    LoadPlan plan;
    plan.request = withEscapedBraces(std::move(draft.request));
    plan.transport = std::move(draft.transport);
    return plan;
}

} // namespace loadstone
