import { toInstant } from '@throughline/kernel';
import type {
  BackorderRules,
  ChannelSettings,
  LocationSettings,
  ProductSettings,
} from '@throughline/contracts';
import { withoutNulls } from '@throughline/service-kit';
import type { BackorderDto, ChannelDto, LocationDto, ProductDto } from './settings.dto.js';

// What is not given is not stored: a setting of before a member existed equals one that leaves it out.

type Settings<Dto> = Omit<Dto, 'reason' | 'expectedRevision'>;

const given = <Dto>(dto: Dto): Dto => withoutNulls(dto) as Dto;

export const locationSettingsOf = (locationId: string, dto: Settings<LocationDto>): LocationSettings => ({
  locationId,
  ...given(dto),
});

const backorderOf = ({ availableFrom, ...rules }: BackorderDto): BackorderRules => ({
  ...rules,
  ...(availableFrom !== undefined && { availableFrom: toInstant(availableFrom) }),
});

/** A product without components is no kit, however that is said. */
export function productSettingsOf(sku: string, dto: Settings<ProductDto>): ProductSettings {
  const { components = [], backorder, ...rest } = given(dto);
  return {
    sku,
    ...rest,
    ...(components.length > 0 && { components }),
    ...(backorder && { backorder: backorderOf(backorder) }),
  };
}

export const channelSettingsOf = (channelId: string, dto: Settings<ChannelDto>): ChannelSettings => {
  const { webhookSecretName = null, ...rest } = given(dto);
  return { channelId, ...rest, webhookSecretName };
};
