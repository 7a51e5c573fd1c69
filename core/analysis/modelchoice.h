// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/analysis/uslsolver.h"

namespace loadstone {

/// How well two models foretell levels that they were not shown: each level is left out once and
/// compared with the curve through the others. Weighted squared errors, summed over the levels.
struct ModelErrors {
    double usl = 0;
    double plateau = 0;             ///< of any sharpness
    double uslOverPlateau = 0;      ///< by how much the USL errs more, usl − plateau
    double uslOverPlateauError = 0; ///< its standard error, from how levels differ in it

    /// The difference is below two of its standard errors.
    bool isTie() const;
};

/// At least four points. `curve` is where the solver starts. Any thread.
ModelErrors leaveOneOut(const std::vector<WeightedPoint>& points, const Usl& curve);

} // namespace loadstone
