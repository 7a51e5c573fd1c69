#pragma once

#include "ui/compare/form/sweepfields.h"
#include "ui/ngrams/form/ngramfields.h"
#include "ui/request/planfields.h"
#include "ui/theme/theme.h"

#include <QByteArray>
#include <QSettings>

#include <optional>

namespace loadstone {

/// What the window remembers from one start to the next. Whatever is read is checked first; what
/// makes no sense counts as absent. Secrets are never written. Made by main; GUI thread.
class Settings {
public:
    /// In the place where the system keeps settings, or in `file`.
    explicit Settings(const QString& file = {});

    PlanFields planFields() const;
    void setPlanFields(const PlanFields& fields);

    Appearance appearance() const;
    void setAppearance(Appearance appearance);

    /// Results that were opened or saved, the last one first.
    QStringList recentFiles() const;
    void addRecentFile(const QString& file);
    /// Of the last file dialog; empty: none yet.
    QString folder() const;
    void setFolder(const QString& folder);
    QByteArray geometry() const;
    void setGeometry(const QByteArray& geometry);

    bool areOptionsShown() const;
    void setOptionsShown(bool shown);

    /// None where no sweep was ever set up.
    std::optional<SweepFields> sweepFields() const;
    void setSweepFields(const SweepFields& fields);

    bool areSweepOptionsShown() const;
    void setSweepOptionsShown(bool shown);

    NgramFields ngramFields() const;
    void setNgramFields(const NgramFields& fields);

    bool areNgramOptionsShown() const;
    void setNgramOptionsShown(bool shown);

    /// The name of the panel that was shown last, or empty.
    QString panel() const;
    void setPanel(const QString& name);

private:
    QSettings m_store;
};

} // namespace loadstone
