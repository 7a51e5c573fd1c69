// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/http/requestdata.h"

#include "core/base/utf8.h"

#include <algorithm>

namespace loadstone {

namespace {

bool hasBraces(const std::string& text) {
    return text.find("{{") != text.npos;
}

/// Binary data is sent as it is.
bool mayHaveHoles(const Body& body) {
    return hasBraces(body.bytes()) && isUtf8(body.bytes());
}

bool mayHaveHoles(const Request& request) {
    return hasBraces(request.url) || mayHaveHoles(request.body) ||
           std::ranges::any_of(request.headers, hasBraces, &Header::value);
}

void write(const HoledText& text, Values& values, std::string& to) {
    to.clear();
    text.write(values, to);
}

/// Takes the texts of a request apart and gives their placeholders numbers.
struct TextReader {
    const Feeds& feeds;
    Values values;
    std::size_t number = 0;

    /// A text that is always the same becomes that.
    Expected<void> read(std::string& text, HoledText& holed, TextPlace place, const char* field,
                        const std::string& what) {
        auto taken = HoledText::read(text, place, feeds);
        if (!taken)
            return fail(field, what + ", " + taken.error().message);
        holed = std::move(*taken);
        number += holed.number(number);
        if (holed.isFixed())
            write(holed, values, text);
        return {};
    }
};

/// Those of a query, with their numbers from `number` on.
Expected<std::vector<HoledText>> parametersIn(const std::vector<std::string>& texts,
                                              const Feeds& feeds, std::size_t& number) {
    std::vector<HoledText> parameters;
    for (const std::string& text : texts) {
        auto taken = HoledText::read(text, TextPlace::Parameter, feeds);
        if (!taken)
            return fail("param", "the value of $" + std::to_string(parameters.size() + 1) + ", " +
                                     taken.error().message);
        number += taken->number(number);
        parameters.push_back(std::move(*taken));
    }
    return parameters;
}

} // namespace

Expected<std::shared_ptr<const RequestData>> RequestData::open(const Request& request,
                                                               const std::vector<FeedChoice>& feeds,
                                                               std::uint64_t seed,
                                                               const QueryChoices& queries) {
    auto opened = Feeds::open(feeds);
    if (!opened)
        return tl::unexpected(opened.error());
    if (feeds.empty() && queries.parameters.empty() && queries.weights.size() < 2 &&
        !mayHaveHoles(request))
        return nullptr;
    auto data = std::make_shared<RequestData>();
    data->m_request = request;
    data->m_feeds = std::make_shared<const Feeds>(std::move(*opened));
    data->m_seed = seed;
    for (std::uint64_t sum = 0; const int weight : queries.weights)
        data->m_weights.push_back(sum += static_cast<std::uint64_t>(weight));
    auto read = data->read(queries.parameters).and_then([&] { return data->checkFeeds(feeds); });
    if (!read)
        return tl::unexpected(read.error());
    return data;
}

Expected<FilledRequest> RequestData::firstOf(const Request& request,
                                             const std::vector<FeedChoice>& feeds,
                                             std::uint64_t seed) {
    return open(request, feeds, seed).map([&](const auto& data) {
        FilledRequest first{data ? data->first() : request, {}};
        first.secrets.addEnvironmentOf(request);
        if (data)
            data->addSecretsOfFirst(first.secrets);
        return first;
    });
}

void RequestData::addSecretsOfFirst(KnownSecrets& to) const {
    Values values = this->values();
    for (std::size_t feed = 0; feed < m_feeds->all().size(); ++feed) {
        const std::vector<std::string>& names = m_feeds->all()[feed].columns();
        for (std::size_t column = 0; column < names.size(); ++column) {
            Placeholder placeholder;
            placeholder.kind = Placeholder::Kind::Column;
            placeholder.column = {feed, column};
            to.addThatOfColumn(names[column], values.of(placeholder));
        }
    }
}

Expected<void> RequestData::read(const std::vector<std::string>& parameters) {
    TextReader reader{*m_feeds, values()};
    auto texts = parametersIn(parameters, *m_feeds, reader.number);
    if (!texts)
        return tl::unexpected(texts.error());
    m_parameters = std::move(*texts);
    auto read = reader.read(m_request.url, m_url, TextPlace::Url, "url", "the URL");
    m_headerValues.resize(m_request.headers.size());
    for (std::size_t i = 0; read && i < m_headerValues.size(); ++i)
        read = reader.read(m_request.headers[i].value, m_headerValues[i], TextPlace::Header,
                           "header", "the header " + m_request.headers[i].name);
    if (!read || !mayHaveHoles(m_request.body))
        return read;
    std::string body = m_request.body.bytes();
    read = reader.read(body, m_body, TextPlace::Body, "data", "the body");
    m_request.body = std::move(body);
    return read;
}

Expected<void> RequestData::checkFeeds(const std::vector<FeedChoice>& choices) const {
    for (std::size_t i = 0; i < choices.size(); ++i) {
        const bool isUsed =
            m_url.uses(i) || m_body.uses(i) ||
            std::ranges::any_of(m_headerValues,
                                [i](const HoledText& one) { return one.uses(i); }) ||
            std::ranges::any_of(m_parameters, [i](const HoledText& one) { return one.uses(i); });
        if (!isUsed && choices[i].order != FeedChoice::Order::Once)
            return fail("feed",
                        "no placeholder takes a value of " + choices[i].file + "; write one into " +
                            std::string(m_parameters.empty() ? "the URL, a header or the body"
                                                             : "a value of a parameter") +
                            ", as {{" + m_feeds->all()[i].columns().front() +
                            "}}, or leave the feed out");
    }
    return {};
}

bool RequestData::isFixed() const {
    return m_url.isFixed() && differsInUrlOnly() && !choosesQuery() &&
           std::ranges::all_of(m_parameters, &HoledText::isFixed);
}

bool RequestData::differsInUrlOnly() const {
    return m_body.isFixed() && std::ranges::all_of(m_headerValues, &HoledText::isFixed);
}

char RequestData::chosenQuery(const Values& values) const {
    const std::uint64_t chance = values.below(m_weights.back());
    return static_cast<char>(std::ranges::upper_bound(m_weights, chance) - m_weights.begin());
}

void RequestData::writeParameters(Values& values, std::string& to) const {
    to.clear();
    if (choosesQuery())
        to += chosenQuery(values);
    for (const HoledText& parameter : m_parameters) {
        parameter.write(values, to);
        to += '\0';
    }
}

Request RequestData::write(Values& values) const {
    Request request = m_request;
    rewrite(values, request);
    return request;
}

void RequestData::rewrite(Values& values, Request& request) const {
    if (!m_url.isFixed())
        loadstone::write(m_url, values, request.url);
    for (std::size_t i = 0; i < m_headerValues.size(); ++i)
        if (!m_headerValues[i].isFixed())
            loadstone::write(m_headerValues[i], values, request.headers[i].value);
    if (!m_body.isFixed()) {
        std::string body;
        m_body.write(values, body);
        request.body = std::move(body);
    }
}

} // namespace loadstone
