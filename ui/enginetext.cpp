// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/enginetext.h"

#include "ui/format.h"

namespace loadstone {

namespace {

struct EngineWords {
    const char* title;
    const char* tip;
};

constexpr std::array<EngineWords, allEngines.size()> engineWords{{
    {"&Thread pool", "A thread for each request in flight, with libcurl. "
                     "A pool of 1 sends one request after the other."},
    {"Event loop", "An event loop for each core, with many connections each. "
                   "HTTP/1.1 only; needs the least processor time."},
    {"Processes", "The same event loops, each in a process of its own."},
}};

QString told(EngineKind engine, const char* EngineWords::*words) {
    return engineWords.at(static_cast<std::size_t>(engine)).*words;
}

} // namespace

QString engineText(EngineKind engine) {
    return toText(std::string(nameOf(engine)));
}

QString engineTitle(EngineKind engine) {
    return told(engine, &EngineWords::title);
}

QString engineTip(EngineKind engine) {
    return told(engine, &EngineWords::tip);
}

} // namespace loadstone
