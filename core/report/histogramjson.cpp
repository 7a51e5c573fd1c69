// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/report/histogramjson.h"

#include "core/base/clock.h"
#include "core/report/decodejson.h"
#include "core/report/percentiles.h"
#include "core/stats/hdrcodec.h"

#include <nlohmann/json.hpp>

namespace loadstone {

namespace {

using Json = nlohmann::ordered_json;

template <typename Rep>
double milliseconds(Rep microseconds) {
    return inMilliseconds(std::chrono::duration<Rep, std::micro>(microseconds));
}

} // namespace

Json histogramToJson(const Histogram& histogram) {
    Json json;
    json["unit"] = "us";
    json["encoding"] = "hdr-v2-base64";
    json["significant_digits"] = histogram.layout().digits;
    json["min_us"] = histogram.min();
    json["max_us"] = histogram.max();
    json["sum_us"] = histogram.sum();
    json["data"] = encodeHdr(histogram);
    return json;
}

Expected<Histogram> histogramFromJson(const Json& json, const HistogramLayout& layout) {
    auto buckets = decodeHdr(json.at("data").get<std::string>(), layout);
    if (!buckets || buckets->empty())
        return buckets;
    const auto least = wholeFrom<std::int64_t>(json.at("min_us"));
    const auto most = wholeFrom<std::int64_t>(json.at("max_us"));
    if (least > most || layout.indexOf(least) != layout.indexOf(buckets->min()) ||
        layout.indexOf(most) != layout.indexOf(buckets->max()))
        return fail("histogram", "the histogram does not agree with its own extremes");
    Histogram histogram(layout);
    for (std::size_t i = 0; i < layout.size; ++i)
        histogram.addBucket(i, buckets->counts()[i]);
    histogram.addExact(least, most, json.at("sum_us"));
    return histogram;
}

Json latencyToJson(const Histogram& histogram) {
    if (histogram.empty())
        return {};
    Json json;
    json["min"] = milliseconds(histogram.min());
    json["mean"] = milliseconds(histogram.mean());
    json["stddev"] = milliseconds(histogram.stddev());
    for (const Percentile& percentile : percentiles)
        json[percentile.key] = milliseconds(histogram.quantile(percentile.quantile));
    json["max"] = milliseconds(histogram.max());
    return json;
}

} // namespace loadstone
