// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/data/holedtext.h"
#include "core/http/knownsecrets.h"
#include "core/http/request.h"

namespace loadstone {

/// What differs between the queries of a run.
struct QueryChoices {
    std::vector<std::string> parameters;
    std::vector<int> weights; ///< of each query, which say how often it is chosen
};

/// One request without placeholders.
struct FilledRequest {
    Request request;
    KnownSecrets secrets; ///< that came from the environment and from feeds
};

/// What the placeholders of a request stand for, one request after the other: its texts, taken
/// apart, and the feeds that give them values. Never changes; shared by all who send, on any
/// thread.
class RequestData {
public:
    /// Opens the feeds. Nothing if there are neither placeholders, feeds nor parameters of a query.
    /// Errors name "feed", or the field of the text that is wrong, and the character. A feed that
    /// no placeholder uses is one, unless its rows end the run.
    static Expected<std::shared_ptr<const RequestData>> open(const Request& request,
                                                             const std::vector<FeedChoice>& feeds,
                                                             std::uint64_t seed,
                                                             const QueryChoices& queries = {});

    /// The one with number 0 by itself.
    static Expected<FilledRequest>
    firstOf(const Request& request, const std::vector<FeedChoice>& feeds, std::uint64_t seed);

    /// Whether all requests are the same.
    bool isFixed() const;
    /// How many requests there are rows for; none if rows are used more than once.
    std::optional<std::uint64_t> mostRequests() const { return m_feeds->mostRequests(); }

    /// For one who sends.
    Values values() const { return {m_feeds, m_seed}; }
    /// The request at which `values` are.
    Request write(Values& values) const;
    /// The same into one that this has written before: only what differs is written anew.
    void rewrite(Values& values, Request& request) const;
    /// Whether requests differ in their URLs at the most.
    bool differsInUrlOnly() const;

    /// That of number 0.
    Request first() const {
        Values values = this->values();
        return write(values);
    }
    /// With its placeholders, but for those that are the same in each request.
    const Request& request() const { return m_request; }
    const HoledText& url() const { return m_url; }
    const std::vector<HoledText>& headerValues() const { return m_headerValues; }
    const HoledText& body() const { return m_body; }
    /// Those of a query, each ended by a byte of 0. If there are several queries, before them a
    /// byte with the place of the one that is chosen.
    void writeParameters(Values& values, std::string& to) const;

private:
    bool choosesQuery() const { return m_weights.size() > 1; }
    void addSecretsOfFirst(KnownSecrets& to) const;
    char chosenQuery(const Values& values) const;
    Expected<void> read(const std::vector<std::string>& parameters);
    /// An error if a feed would change nothing.
    Expected<void> checkFeeds(const std::vector<FeedChoice>& choices) const;

    Request m_request;
    std::shared_ptr<const Feeds> m_feeds;
    std::uint64_t m_seed = 0;
    HoledText m_url;
    std::vector<HoledText> m_headerValues;
    HoledText m_body;
    std::vector<HoledText> m_parameters;
    std::vector<std::uint64_t> m_weights; ///< of queries, each with those before it
};

} // namespace loadstone
