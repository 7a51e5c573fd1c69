// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/hosts/countmessages.h"

#include <nlohmann/json.hpp>

namespace loadstone {

// The messages of n-gram jobs as JSON. read() throws if it is not one's.

using MessageJson = nlohmann::ordered_json;

MessageJson body(const SharedJob& job);
void read(const MessageJson& json, SharedJob& job);
MessageJson body(const FilesSeen& seen);
void read(const MessageJson& json, FilesSeen& seen);
MessageJson body(const CutOrder& order);
void read(const MessageJson& json, CutOrder& order);
MessageJson body(const FilesCut& cut);
void read(const MessageJson& json, FilesCut& cut);
MessageJson body(const CountPlan& plan);
void read(const MessageJson& json, CountPlan& plan);
MessageJson body(const GrantOrder& order);
void read(const MessageJson& json, GrantOrder& order);
MessageJson body(const CountState& state);
void read(const MessageJson& json, CountState& state);
MessageJson body(const ExchangeOrder& order);
void read(const MessageJson& json, ExchangeOrder& order);
MessageJson body(const CountFacts& facts);
void read(const MessageJson& json, CountFacts& facts);
MessageJson body(const CountPiece& piece);
void read(const MessageJson& json, CountPiece& piece);
MessageJson body(const PieceTaken& taken);
void read(const MessageJson& json, PieceTaken& taken);
MessageJson body(const SortedNote& note);
void read(const MessageJson& json, SortedNote& note);
MessageJson body(const TellOrder& order);
void read(const MessageJson& json, TellOrder& order);
MessageJson body(const SortedPiece& piece);
void read(const MessageJson& json, SortedPiece& piece);
MessageJson body(const CountFault& fault);
void read(const MessageJson& json, CountFault& fault);
MessageJson body(const JobState& state);
void read(const MessageJson& json, JobState& state);
MessageJson body(const JobEnd& end);
void read(const MessageJson& json, JobEnd& end);

} // namespace loadstone
