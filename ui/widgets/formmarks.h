// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/expected.h"

#include <map>
#include <set>
#include <string>
#include <vector>

class QWidget;

namespace loadstone {

class FieldNote;

/// Shows errors at the fields that they name: a mark on the field, the sentence in the note of its
/// row. An untouched field is not marked. Owns no widget; GUI thread.
class FormMarks {
public:
    void add(const std::string& name, QWidget* field, FieldNote* note);

    void touch(const std::string& name) { m_touched.insert(name); }
    void touchAll();
    void forgetTouches() { m_touched.clear(); }

    /// Replaces all marks and notes.
    void show(const std::vector<Error>& errors);
    bool knows(const std::string& name) const { return m_places.contains(name); }
    QWidget* field(const std::string& name) const;

private:
    struct Place {
        QWidget* field;
        FieldNote* note;
    };

    std::map<std::string, Place> m_places;
    std::set<std::string> m_touched;
};

} // namespace loadstone
