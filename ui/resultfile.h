// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/report/resultjson.h"

#include <QString>

namespace loadstone {

/// What a file of results holds; the error is a sentence that names the file. A large sweep takes
/// seconds. Any thread.
Expected<ResultReport> readResult(const QString& file);

/// "Opened run.json, from 2026-11-24."; the day is left out if it is not known.
QString openedText(const QString& file, const std::string& startedAt);
/// The same, and what about secrets, which files do not have.
QString openedText(const QString& file, const std::string& startedAt, const LoadPlan& plan);

/// A name for a result's file, without ending: "run-localhost-2026-11-24T120000".
QString resultName(const QString& kind, const std::string& startedAt, const LoadPlan& plan);

} // namespace loadstone
