// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/fit/fitexecute.h"

#include "app/cli/complain.h"
#include "app/cli/exitcodes.h"
#include "app/cli/outputs.h"
#include "core/analysis/pointsfile.h"
#include "core/load/enginekind.h"
#include "core/report/fitjson.h"
#include "core/report/fittext.h"

#include <algorithm>

namespace loadstone {

namespace {

/// What is said of one engine's points.
struct Fitted {
    std::string engine;
    ScalabilityFit fit;
    SweetSpot spot;

    /// Of an engine that is not ours the file says how much was in flight, not what carried it.
    std::string plural() const {
        const auto known = engineNamed(engine);
        return known ? unitsOf(*known) : "concurrent requests";
    }
};

int couldNotRun(const Error& error, const std::string& file) {
    complain({file, error.message});
    return CouldNotRun;
}

std::string shownName(const std::string& engine) {
    return engine.empty() ? "unnamed" : engine;
}

std::string namesOf(const std::vector<EnginePoints>& engines) {
    std::string names;
    for (const EnginePoints& one : engines)
        names += (names.empty() ? "" : ", ") + shownName(one.engine);
    return names;
}

Expected<std::vector<EnginePoints>> enginesFor(const FitCommand& command) {
    auto engines = readPointsFile(command.points);
    if (!engines || command.engine.empty())
        return engines;
    if (engines->size() == 1 && engines->front().engine.empty())
        return fail("", "the file has no column engine; leave --engine out");
    const auto found = std::ranges::find(*engines, command.engine, &EnginePoints::engine);
    if (found == engines->end())
        return fail("", "there is no engine " + command.engine + " in the file; choose one of " +
                            namesOf(*engines));
    return std::vector{*found};
}

Expected<Fitted> fitOf(const EnginePoints& points, double share) {
    auto fit = fitScalability(points.points);
    if (!fit)
        return tl::unexpected(fit.error());
    const auto spot = findSweetSpot(points.points, share);
    if (!spot)
        return tl::unexpected(spot.error());
    return Fitted{points.engine, std::move(*fit), *spot};
}

/// All that can be fitted; the others are complained of.
std::vector<Fitted> fitsOf(const std::vector<EnginePoints>& engines, const FitCommand& command) {
    std::vector<Fitted> fits;
    for (const EnginePoints& points : engines) {
        auto fit = fitOf(points, command.share);
        if (fit)
            fits.push_back(std::move(*fit));
        else
            complain({command.points, (engines.size() > 1 ? shownName(points.engine) + ": " : "") +
                                          fit.error().message});
    }
    return fits;
}

std::string textOf(const std::vector<Fitted>& fits, bool isNamed) {
    std::string text;
    for (const Fitted& one : fits)
        text += (text.empty() ? "" : "\n") + (isNamed ? shownName(one.engine) + ": " : "") +
                fitText(one.fit, one.spot, one.plural());
    return text;
}

bool wantsJson(const FitCommand& command) {
    return std::ranges::count(command.outputs, "json", &OutputRequest::format) > 0;
}

} // namespace

int execute(const FitCommand& command) {
    const auto engines = enginesFor(command);
    if (!engines)
        return couldNotRun(engines.error(), command.points);
    if (engines->size() > 1 && wantsJson(command))
        return couldNotRun({"", "there are several engines (" + namesOf(*engines) +
                                    "), and JSON takes the fit of one; choose it by --engine"},
                           command.points);
    const std::vector<Fitted> fits = fitsOf(*engines, command);
    if (fits.empty())
        return CouldNotRun;
    auto outputs = Outputs::open(command.outputs);
    if (!outputs)
        return couldNotRun(outputs.error(), "");
    const auto written = outputs->write([&](const std::string& format, const Outputs::Write& out) {
        const Fitted& first = fits.front();
        out(format == "json" ? encodeFit(first.fit, first.engine, first.plural())
                             : textOf(fits, engines->size() > 1));
    });
    return written ? Fine : couldNotRun(written.error(), "");
}

} // namespace loadstone
