// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/report/workerlosses.h"

#include "core/base/units.h"
#include "core/report/decodejson.h"
#include "core/report/sentences.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace loadstone {

namespace {

std::string count(int number) {
    return formatCount(static_cast<std::uint64_t>(std::max(0, number)));
}

} // namespace

std::string lossText(const RunReport& report) {
    std::string text;
    for (const WorkerLoss& loss : report.losses)
        text += "After " + formatTime(loss.at) + " " +
                errorText(ErrorClass::Worker, loss.signal, report.plan.transport) + ". " +
                count(loss.connectionsLeft) + " of " + count(report.plan.threads) +
                " connections went on.\n";
    return text;
}

nlohmann::ordered_json lossesToJson(const std::vector<WorkerLoss>& losses) {
    auto list = nlohmann::ordered_json::array();
    for (const WorkerLoss& loss : losses)
        list.push_back({{"t_s", loss.at.count()},
                        {"connections_left", loss.connectionsLeft},
                        {"signal", loss.signal},
                        {"exit_code", loss.code}});
    return list;
}

std::vector<WorkerLoss> lossesFromJson(const nlohmann::ordered_json& json) {
    std::vector<WorkerLoss> losses;
    for (const auto& loss : json)
        losses.push_back({Seconds(loss.at("t_s").get<double>()),
                          wholeFrom<int>(loss.at("connections_left")),
                          wholeFrom<int>(loss.at("signal")), wholeFrom<int>(loss.at("exit_code"))});
    return losses;
}

} // namespace loadstone
